"""The standard courses of radiation oncology, billed right: no rule may find anything above info in them.

Each is written in the compact notation, for a hospital with its physician, a freestanding office, or both, with dates of
2025 and 2026. They follow the field's usual billing as the rules' authorities describe it.
"""

OFFICE = "professional 11 lakeside specialty=radiation-oncology locality=national"
PHYSICIAN = "professional 22 dr-weber specialty=radiation-oncology locality=national"
HOSPITAL = "hospital - general-hospital"

COURSES: dict[str, str] = {
    "breast tangents 16 and electron boost 4, office 2026": f"""
        ended
        dx C50.412
        phase p1 photon 3d 3d volume=left-breast site="Left breast" planned=16 isocentres=1 fields=2 apertures=2 energy_mv=6 image_guidance=none
        phase p2 electron en-face special-port volume=left-breast-bed site="Left breast tumour bed" planned=4 fields=1 apertures=1 energy_mev=12 image_guidance=none
        fractions p1 2026-04-13 x16
        fractions p2 2026-05-05 x4
        claim A {OFFICE}
        2026-03-30 99204
        2026-04-01 77263
        2026-04-02 77290 p1
        2026-04-09 77295 p1
        2026-04-09 77334 x2 p1
        2026-04-09 77300 x2 p1
        2026-05-04 77321 p2
        2026-05-04 77334 p2
        each p1 77407
        each p2 77402
        2026-04-17 77427
        2026-04-24 77427
        2026-05-01 77427
        2026-05-08 77427
        2026-04-17 77336
        2026-04-24 77336
        2026-05-01 77336
        2026-05-08 77336
    """,
    "breast tangents 16, hospital and physician 2026": f"""
        ended
        dx C50.411
        phase p1 photon 3d 3d volume=right-breast site="Right breast" planned=16 isocentres=1 fields=2 apertures=2 energy_mv=6 image_guidance=kv
        fractions p1 2026-04-13 x16
        claim A {PHYSICIAN}
        2026-04-01 77263
        2026-04-02 77290-26 p1
        2026-04-09 77295-26 p1
        2026-04-09 77334-26 x2 p1
        2026-04-09 77300-26 x2 p1
        2026-04-17 77427
        2026-04-24 77427
        2026-05-01 77427
        claim B {HOSPITAL}
        2026-04-02 77290 p1
        2026-04-09 77295 p1
        2026-04-09 77334 x2 p1
        2026-04-09 77300 x2 p1
        each p1 77407
        2026-04-17 77336
        2026-04-24 77336
        2026-05-01 77336
    """,
    "prostate IMRT 28, hospital and physician 2025": f"""
        ended
        dx C61
        phase p1 photon vmat imrt volume=prostate site=Prostate planned=28 isocentres=1 fields=2 energy_mv=6 image_guidance=cbct
        fractions p1 2025-03-17 x28
        claim A {PHYSICIAN}
        2025-03-04 77263
        2025-03-05 77334-26 p1
        2025-03-11 77301-26 p1
        2025-03-11 77338-26 p1
        2025-03-11 77300-26 x2 p1
        each p1 77014-26
        weekly p1 77427
        claim B {HOSPITAL}
        2025-03-05 77334 p1
        2025-03-11 77301 p1
        2025-03-11 77338 p1
        2025-03-11 77300 x2 p1
        each p1 77385
        weekly p1 77336
    """,
    "prostate IMRT 44, office 2025": f"""
        ended
        dx C61
        phase p1 photon vmat imrt volume=prostate site=Prostate planned=25 isocentres=1 fields=2 energy_mv=6 image_guidance=cbct
        phase p2 photon vmat imrt volume=prostate site=Prostate planned=19 isocentres=1 fields=2 energy_mv=6 image_guidance=cbct new_imaging=no
        fractions p1 2025-03-17 x25
        fractions p2 2025-04-21 x19
        claim A {OFFICE}
        2025-03-04 77263
        2025-03-05 77334 p1
        2025-03-11 77301 p1
        2025-03-11 77338 p1
        2025-03-11 77300 x2 p1
        2025-04-17 77300 x2 p2
        each p1 G6015
        each p2 G6015
        each p1 G6002
        each p2 G6002
        2025-03-21 77427
        2025-03-28 77427
        2025-04-04 77427
        2025-04-11 77427
        2025-04-18 77427
        2025-04-25 77427
        2025-05-02 77427
        2025-05-09 77427
        2025-05-15 77427
        2025-03-21 77336
        2025-03-28 77336
        2025-04-04 77336
        2025-04-11 77336
        2025-04-18 77336
        2025-04-25 77336
        2025-05-02 77336
        2025-05-09 77336
        2025-05-15 77336
    """,
    "head and neck IMRT 35 with a re-plan, hospital and physician 2026": f"""
        ended
        dx C09.0
        doc 77470 concurrent cisplatin, extra physician work at each visit
        phase p1 photon vmat imrt volume=oropharynx site="Tonsil and neck" planned=20 isocentres=1 fields=3 energy_mv=6 image_guidance=cbct
        phase p2 photon vmat imrt volume=oropharynx site="Tonsil and neck" planned=15 isocentres=1 fields=3 energy_mv=6 image_guidance=cbct new_imaging=yes reason="weight loss, new CT"
        fractions p1 2026-02-16 x20
        fractions p2 2026-03-16 x15
        claim A {PHYSICIAN}
        2026-02-02 77263
        2026-02-03 77334-26 p1
        2026-02-10 77301-26 p1
        2026-02-10 77338-26 p1
        2026-02-10 77300-26 x3 p1
        2026-02-12 77470-26 p1
        2026-03-11 77301-26 p2
        2026-03-11 77338-26 p2
        2026-03-11 77300-26 x3 p2
        each p1 77387-26
        each p2 77387-26
        2026-02-20 77427
        2026-02-27 77427
        2026-03-06 77427
        2026-03-13 77427
        2026-03-20 77427
        2026-03-27 77427
        2026-04-03 77427
        claim B {HOSPITAL}
        2026-02-03 77334 p1
        2026-02-10 77301 p1
        2026-02-10 77338 p1
        2026-02-10 77300 x3 p1
        2026-02-12 77470 p1
        2026-03-11 77301-59 p2
        2026-03-11 77338 p2
        2026-03-11 77300 x3 p2
        each p1 77407
        each p2 77407
        2026-02-20 77336
        2026-02-27 77336
        2026-03-06 77336
        2026-03-13 77336
        2026-03-20 77336
        2026-03-27 77336
        2026-04-03 77336
    """,
    "lung stereotactic 5, planned in 3-D, office 2026": f"""
        ended
        dx C34.11
        phase p1 photon sbrt 3d volume=lung-rul site="Right upper lobe" planned=5 isocentres=1 fields=9 apertures=9 energy_mv=6 image_guidance=cbct motion=itv active=no
        fractions p1 2026-03-02 2026-03-04 2026-03-06 2026-03-09 2026-03-11
        claim A {OFFICE}
        2026-02-20 77263
        2026-02-20 77290 p1
        2026-02-26 77295 p1
        2026-02-26 77293 p1
        2026-02-26 77334 x9 p1
        2026-02-26 77300 x9 p1
        each p1 77373
        2026-03-11 77435 p1
        2026-03-11 77336 p1
    """,
    "brain radiosurgery 1, hospital, physician and surgeon 2026": f"""
        ended
        dx C79.31 C34.11
        phase p1 photon srs imrt volume=brain-met site="Left frontal metastasis" planned=1 isocentres=1 fields=4 energy_mv=6 image_guidance=cbct lesions=1
        fractions p1 2026-03-10
        claim A {PHYSICIAN}
        2026-03-03 77263
        2026-03-06 77301-26 p1
        2026-03-06 77338-26 p1
        2026-03-06 77300-26 x4 p1
        2026-03-10 77432 p1
        claim S professional 22 dr-haas specialty=neurosurgery locality=national
        2026-03-10 61796
        claim B {HOSPITAL}
        2026-03-06 77301 p1
        2026-03-06 77338 p1
        2026-03-06 77300 x4 p1
        2026-03-10 77372 p1
    """,
    "whole brain 10 in 2-D, hospital and physician 2026": f"""
        ended
        dx C79.31 C34.11
        phase p1 photon 2d isodose volume=brain site="Whole brain" planned=10 isocentres=1 fields=2 apertures=2 energy_mv=6 image_guidance=kv
        fractions p1 2026-06-01 x10
        claim A {PHYSICIAN}
        2026-05-28 77262
        2026-05-28 77280-26 p1
        2026-05-29 77307-26 p1
        2026-05-29 77334-26 x2 p1
        2026-06-05 77427
        2026-06-12 77427
        claim B {HOSPITAL}
        2026-05-28 77280 p1
        2026-05-29 77307 p1
        2026-05-29 77334 x2 p1
        each p1 77402
        2026-06-05 77336
        2026-06-12 77336
    """,
    "bone metastasis 1, office 2026": f"""
        ended
        dx C79.51 C61
        phase p1 photon 2d isodose volume=l4 site="L4 vertebra" planned=1 isocentres=1 fields=1 energy_mv=10 image_guidance=none
        fractions p1 2026-05-05
        claim A {OFFICE}
        2026-05-04 77262
        2026-05-04 77280 p1
        2026-05-04 77306 p1
        2026-05-05 77402 p1
        2026-05-05 77431
        2026-05-05 77336
    """,
    "bone metastasis 10 in 3-D, office 2026": f"""
        ended
        dx C79.51 C61
        phase p1 photon 3d 3d volume=pelvis site="Left ilium" planned=10 isocentres=1 fields=3 apertures=3 energy_mv=10 image_guidance=kv
        fractions p1 2026-05-04 x10
        claim A {OFFICE}
        2026-04-27 77263
        2026-04-27 77290 p1
        2026-04-30 77295 p1
        2026-04-30 77334 x3 p1
        2026-04-30 77300 x3 p1
        each p1 77407
        each p1 77387
        weekly p1 77427
        weekly p1 77336
    """,
    "skin electrons 20, office 2026": f"""
        ended
        dx C44.311
        phase p1 electron en-face special-port volume=nose site=Nose planned=20 fields=1 apertures=1 energy_mev=9 image_guidance=none
        fractions p1 2026-05-04 x20
        claim A {OFFICE}
        2026-04-27 77263
        2026-04-27 77280 p1
        2026-04-29 77321 p1
        2026-04-29 77334 p1
        each p1 77402
        weekly p1 77427
        weekly p1 77336
    """,
    "vaginal cylinder HDR 3, hospital and physician 2026": f"""
        ended
        dx C54.1
        phase p1 hdr - brachytherapy volume=vaginal-cuff site="Vaginal cuff" planned=3 channels=1 applicator="vaginal cylinder" insertions=3
        fractions p1 2026-07-07 insertion=1
        fractions p1 2026-07-14 insertion=2
        fractions p1 2026-07-21 insertion=3
        claim A {PHYSICIAN}
        2026-07-01 77263
        2026-07-07 77290-26 p1
        2026-07-07 77316-26 p1
        2026-07-07 57156 p1
        2026-07-14 57156 p1
        2026-07-21 57156 p1
        each p1 77770-26
        claim B {HOSPITAL}
        2026-07-07 77290 p1
        2026-07-07 77316 p1
        2026-07-07 57156 p1
        2026-07-14 57156 p1
        2026-07-21 57156 p1
        each p1 77770
        each p1 C1717
    """,
    "cervix: beam 25, then tandem and ovoid HDR 5, hospital and physician 2026": f"""
        ended
        dx C53.8
        doc 77470 weekly cisplatin and brachytherapy, extra work on record
        phase p1 photon vmat imrt volume=pelvis site="Cervix and pelvic nodes" planned=25 isocentres=1 fields=2 energy_mv=10 image_guidance=cbct
        phase p2 hdr - brachytherapy volume=cervix site=Cervix planned=5 channels=3 applicator="tandem and ovoids" insertions=5
        fractions p1 2026-02-02 x25
        fractions p2 2026-03-10 insertion=1
        fractions p2 2026-03-12 insertion=2
        fractions p2 2026-03-17 insertion=3
        fractions p2 2026-03-19 insertion=4
        fractions p2 2026-03-24 insertion=5
        claim A {PHYSICIAN}
        2026-01-20 77263
        2026-01-22 77334-26 p1
        2026-01-28 77301-26 p1
        2026-01-28 77338-26 p1
        2026-01-28 77300-26 x2 p1
        2026-01-30 77470-26
        each p1 77387-26
        weekly p1 77427
        each p2 57155
        each p2 77290-26
        each p2 77317-26
        each p2 77771-26
        claim B {HOSPITAL}
        2026-01-22 77334 p1
        2026-01-28 77301 p1
        2026-01-28 77338 p1
        2026-01-28 77300 x2 p1
        2026-01-30 77470
        each p1 77407
        weekly p1 77336
        claim C {HOSPITAL}
        each p2 57155
        each p2 77290
        each p2 77317
        each p2 77771
        each p2 C1717
    """,
    "whole body 8, twice a day, hospital and physician 2026": f"""
        ended
        dx C91.01
        doc 77470 total-body treatment before transplant
        phase p1 photon tbi isodose volume=whole-body site="Whole body" planned=8 isocentres=1 fields=2 apertures=2 energy_mv=10 image_guidance=none
        fractions p1 2026-03-02 2026-03-03 2026-03-04 2026-03-05 session=1 time=08:00
        fractions p1 2026-03-02 2026-03-03 2026-03-04 2026-03-05 session=2 time=15:00
        claim A {PHYSICIAN}
        2026-02-20 77263
        2026-02-20 77290-26 p1
        2026-02-25 77307-26 p1
        2026-02-25 77334-26 x2 p1
        2026-02-25 77470-26 p1
        2026-03-04 77427
        2026-03-05 77427
        claim B {HOSPITAL}
        2026-02-20 77290 p1
        2026-02-25 77307 p1
        2026-02-25 77334 x2 p1
        2026-02-25 77470 p1
        2026-03-02 77402 p1
        2026-03-02 77402-76 p1
        2026-03-03 77402 p1
        2026-03-03 77402-76 p1
        2026-03-04 77402 p1
        2026-03-04 77402-76 p1
        2026-03-05 77402 p1
        2026-03-05 77402-76 p1
        2026-03-04 77336
        2026-03-05 77336
    """,
    "proton prostate 28, hospital and physician 2026": f"""
        ended
        dx C61
        phase p1 proton pbs 3d volume=prostate site=Prostate planned=28 isocentres=1 fields=2 image_guidance=kv
        fractions p1 2026-02-16 x28
        claim A {PHYSICIAN}
        2026-02-04 77263
        2026-02-05 77290-26 p1
        2026-02-05 77334-26 p1
        2026-02-12 77295-26 p1
        2026-02-12 77300-26 x2 p1
        each p1 77387-26
        weekly p1 77427
        claim B {HOSPITAL}
        2026-02-05 77290 p1
        2026-02-05 77334 p1
        2026-02-12 77295 p1
        2026-02-12 77300 x2 p1
        each p1 77523
        weekly p1 77336
    """,
    "skin surface 20, office 2026": f"""
        ended
        dx C44.311
        phase p1 surface superficial surface volume=nose site=Nose planned=20 energy_kv=100 lesions=1
        fractions p1 2026-05-04 x20
        claim A {OFFICE}
        2026-04-29 77436 p1
        each p1 77437
    """,
    "skin superficial 20, office 2025": f"""
        ended
        dx C44.311
        phase p1 surface superficial surface volume=nose site=Nose planned=20 energy_kv=100 lesions=1
        fractions p1 2025-05-05 x20
        claim A {OFFICE}
        2025-04-29 77280 p1
        2025-04-29 77300 p1
        each p1 77401
    """,
    "prostate seeds, hospital, physician and urologist 2026": f"""
        ended
        dx C61
        phase p1 ldr - brachytherapy volume=prostate site=Prostate sources=80 planned=1 insertions=1
        fractions p1 2026-03-10 insertion=1
        claim A {PHYSICIAN}
        2026-02-20 77263
        2026-02-24 77318-26 p1
        2026-03-10 77778-26 p1
        2026-03-10 76965-26 p1
        2026-04-10 77290-26 p1
        2026-04-10 77318-26 p1
        claim U professional 22 dr-lang specialty=urology locality=national
        2026-02-24 76873-26
        2026-03-10 55875
        claim B {HOSPITAL}
        2026-02-24 77318 p1
        2026-03-10 55875 p1
        2026-03-10 76965 p1
        2026-03-10 77778 p1
        2026-03-10 C2638 x80 p1
        2026-04-10 77290 p1
        2026-04-10 77318 p1
    """,
    "prostate IMRT 28 over New Year, office": f"""
        ended
        dx C61
        phase p1 photon vmat imrt volume=prostate site=Prostate planned=28 isocentres=1 fields=2 energy_mv=6 image_guidance=cbct
        fractions p1 2025-12-08 x18
        fractions p1 2026-01-02 x10
        claim A {OFFICE}
        2025-11-24 77263
        2025-12-02 77301 p1
        2025-12-02 77338 p1
        2025-12-02 77300 x2 p1
        {"".join(f'''
        2025-12-{day:02} G6015 p1
        2025-12-{day:02} 77014 p1''' for day in (8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 22, 23, 24, 25, 26, 29, 30, 31))}
        {"".join(f'''
        2026-01-{day:02} 77407 p1
        2026-01-{day:02} 77387 p1''' for day in (2, 5, 6, 7, 8, 9, 12, 13, 14, 15))}
        weekly p1 77427
        weekly p1 77336
    """,
    "breast IMRT under treatment, 12 of 16 so far, office 2026": f"""
        under-treatment
        dx C50.412
        phase p1 photon vmat imrt volume=left-breast site="Left breast" planned=16 isocentres=1 fields=2 energy_mv=6 image_guidance=cbct
        fractions p1 2026-04-13 x12
        claim A {OFFICE}
        2026-04-01 77263
        2026-04-07 77301 p1
        2026-04-07 77338 p1
        2026-04-07 77300 x2 p1
        each p1 77407
        each p1 77387
        2026-04-17 77427
        2026-04-24 77427
        2026-04-17 77336
        2026-04-24 77336
    """,
}  # fmt: skip
