"""Low-energy x-rays on the skin: superficial codes to 2025, surface codes from 2026."""
