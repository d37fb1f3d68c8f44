"""The technique of a treatment against the delivery level, plan and devices that are billed for it."""
