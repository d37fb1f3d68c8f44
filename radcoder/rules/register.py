"""The register: every rule, in the order of ids."""

from radcoder.rules.base import PracticeRule, Rule
from radcoder.rules.brachytherapy.applicator_and_site import ApplicatorAndSiteDisagree
from radcoder.rules.brachytherapy.breast_simulation import SecondComplexSimulationInBreastHdr
from radcoder.rules.brachytherapy.channels_and_codes import ChannelsAndCodesDisagree
from radcoder.rules.brachytherapy.comprehensive_payment import ComprehensivePaymentPackagesClaim
from radcoder.rules.brachytherapy.later_simulation import SimulationLevelAtLaterInsertions
from radcoder.rules.brachytherapy.management_or_physics import ManagementOrPhysicsInBrachytherapyCourse
from radcoder.rules.brachytherapy.plans_and_geometry import PlanCountAndGeometryDisagree
from radcoder.rules.brachytherapy.point_calculation import PointCalculationForBrachytherapy
from radcoder.rules.brachytherapy.repeated_insertion import OneInsertionBilledAgain
from radcoder.rules.brachytherapy.seed_implant import SeedImplantDayIncomplete
from radcoder.rules.brachytherapy.session_log import HdrLinesDifferFromLog
from radcoder.rules.brachytherapy.source_count import SourceCountAndPlanDisagree
from radcoder.rules.brachytherapy.source_handling import SourceHandlingWithBrachytherapy
from radcoder.rules.brachytherapy.source_lines import SourceLineMissingOrAlone
from radcoder.rules.brachytherapy.source_placement import InterstitialDeliveryWithoutPlacement
from radcoder.rules.bundling.companion_on_claim import CompanionOnImrtClaim
from radcoder.rules.bundling.physics_near_imrt_plan import PhysicsNearImrtPlanIsAllowed
from radcoder.rules.bundling.planning_inside_imrt_plan import PlanningServiceInsideImrtPlan
from radcoder.rules.bundling.simulation_during_imrt import VerificationSimulationDuringImrt
from radcoder.rules.diagnosis.history import HistoryCodeOnActiveCourse
from radcoder.rules.diagnosis.metastasis import MetastasisTreatedButPrimaryCoded
from radcoder.rules.diagnosis.missing_or_unspecified import DiagnosisMissingOrUnspecified
from radcoder.rules.diagnosis.outside_usual import TechniqueOutsideUsualDiagnoses
from radcoder.rules.diagnosis.side import SideOfBodyDisagrees
from radcoder.rules.engine import Engine
from radcoder.rules.evaluation.clinic_visit_in_course import ClinicVisitForOnTreatmentCheck
from radcoder.rules.evaluation.clinic_visit_without_25 import ClinicVisitWithout25
from radcoder.rules.evaluation.deciding_visit import DecidingVisitWithout57
from radcoder.rules.evaluation.follow_up import FollowUpWithinThreeMonths
from radcoder.rules.evaluation.new_patient import NewPatientCodeForKnownPatient
from radcoder.rules.evaluation.nurse_visit import NurseVisitCountedTwice
from radcoder.rules.evaluation.visit_during_course import VisitDuringCourse
from radcoder.rules.evaluation.visit_with_service import VisitOnRadiationDay
from radcoder.rules.evaluation.visit_with_superficial import VisitBesideSuperficialTreatment
from radcoder.rules.frequency.clinical_planning import SecondClinicalPlanning
from radcoder.rules.frequency.complex_devices import MoreComplexDevicesThanApertures
from radcoder.rules.frequency.complex_simulation import RepeatedComplexSimulation
from radcoder.rules.frequency.delivery_log import DeliveryLinesDifferFromLog
from radcoder.rules.frequency.device_levels import SeveralDeviceLevels
from radcoder.rules.frequency.image_guidance import ImageGuidanceExceedsFractions
from radcoder.rules.frequency.imrt_plan import SecondImrtPlan
from radcoder.rules.frequency.isodose_plan import SecondIsodosePlan
from radcoder.rules.frequency.leaf_devices import MoreLeafDevicesThanPlans
from radcoder.rules.frequency.motion_study import MotionStudyWithoutPlan
from radcoder.rules.frequency.physics_units import PhysicsUnitsExceedFractions
from radcoder.rules.frequency.point_calculations import MorePointCalculationsThanFields
from radcoder.rules.frequency.port_images import PortImagesExceedWeeks
from radcoder.rules.frequency.short_course_management import ShortCourseManagement
from radcoder.rules.frequency.simulation_sites import SeveralSitesInOneSimulation
from radcoder.rules.frequency.special_physics import SpecialPhysicsWithoutQuestion
from radcoder.rules.frequency.special_port_plan import SecondSpecialPortPlan
from radcoder.rules.frequency.special_treatment import SpecialTreatmentWithoutReason
from radcoder.rules.frequency.verification_simulation import RepeatedVerificationSimulation
from radcoder.rules.frequency.volume_plan import SecondVolumePlan
from radcoder.rules.frequency.weekly_management_units import WeeklyManagementUnits
from radcoder.rules.globals_.visit_in_window import VisitInsideGlobalPeriod
from radcoder.rules.globals_.visit_with_minor_procedure import VisitWithMinorProcedure
from radcoder.rules.missing.image_guidance import ImageGuidanceMissing
from radcoder.rules.missing.imrt_plan import ImrtPlanMissing
from radcoder.rules.missing.leaf_devices import LeafDevicesMissing
from radcoder.rules.missing.point_calculations import PointCalculationsMissing
from radcoder.rules.missing.short_course_management import ShortCourseManagementMissing
from radcoder.rules.missing.stereotactic_management import StereotacticManagementMissing
from radcoder.rules.missing.weekly_physics import WeeklyPhysicsMissing
from radcoder.rules.other.hyperthermia import HyperthermiaLimits
from radcoder.rules.other.intraoperative_codes import IntraoperativeCodesMixed
from radcoder.rules.other.markers_per_piece import MarkersCountedPerPiece
from radcoder.rules.other.neutron_code import NeutronCode
from radcoder.rules.other.proton_image_guidance import ImageGuidanceWithProtons
from radcoder.rules.other.proton_leaf_devices import LeafDevicesWithProtons
from radcoder.rules.other.proton_level import ProtonLevelAndFieldDisagree
from radcoder.rules.other.whole_body import WholeBodyCourseCheck
from radcoder.rules.payer.fractions_over_policy import MoreFractionsThanPolicy
from radcoder.rules.payer.level_not_approved import BilledLevelIsNotTheApprovedOne
from radcoder.rules.payer.no_approval import NoAuthorisation
from radcoder.rules.payer.units_over_approval import MoreFractionsThanApproved
from radcoder.rules.practice.level_share import ShareOfLevel3Unusual
from radcoder.rules.record.date_outside import DateOutsideCatalogue
from radcoder.rules.record.missing_place import MissingPlaceOfService
from radcoder.rules.record.repeated_fraction import RepeatedFraction
from radcoder.rules.record.undescribed_phase import UndescribedPhase
from radcoder.rules.record.unknown_code import UnknownCode
from radcoder.rules.record.unknown_locality import UnknownLocality
from radcoder.rules.record.unknown_modifier import UnknownModifier
from radcoder.rules.record.unknown_payer import UnknownPayer
from radcoder.rules.same_day.addon_primary import AddOnWithoutPrimary
from radcoder.rules.same_day.pair_edit import SameDayPair
from radcoder.rules.same_day.unit_limit import UnitsOverDailyLimit
from radcoder.rules.sequence.delivery_and_plan import DeliveryAndPlanApart
from radcoder.rules.sequence.delivery_without_simulation import DeliveryWithoutSimulation
from radcoder.rules.sequence.management_of_other_course import ManagementOfAnotherCourse
from radcoder.rules.sequence.management_too_early import ManagementDatedTooEarly
from radcoder.rules.sequence.planning_after_treatment import PlanningAfterTreatment
from radcoder.rules.sequence.stopped_early import StoppedEarlyNotRecounted
from radcoder.rules.sequence.weekly_exam import WeeklyExamNotRecorded
from radcoder.rules.setting.component_in_hospital import ComponentModifierOnHospitalBill
from radcoder.rules.setting.hospital_status import HospitalLinePaidNothing
from radcoder.rules.setting.image_guidance_part import ImageGuidanceComponentWrong
from radcoder.rules.setting.inpatient_technical_part import TechnicalPartForInpatient
from radcoder.rules.setting.management_by_non_physician import ManagementBilledByNonPhysician
from radcoder.rules.setting.missing_26 import HospitalPhysicianLineWithout26
from radcoder.rules.setting.modifier_59_on_management import Modifier59OnWeeklyManagement
from radcoder.rules.setting.modifier_misuse import ModifierMisuse
from radcoder.rules.setting.nursing_facility_management import ManagementBilledByNursingFacility
from radcoder.rules.setting.physician_only_component import ComponentModifierOnPhysicianOnlyCode
from radcoder.rules.setting.physician_only_in_hospital import PhysicianOnlyCodeOnHospitalBill
from radcoder.rules.setting.place_of_service import UnusualPlaceOfService
from radcoder.rules.setting.repeat_modifier import SecondSessionWithoutRepeatModifier
from radcoder.rules.setting.session_break import TwoSessionsWithoutBreak
from radcoder.rules.setting.surface_ultrasound_part import SurfaceUltrasoundTechnicalPart
from radcoder.rules.setting.technical_code_in_facility import TechnicalCodeOnPhysicianClaimFromHospital
from radcoder.rules.setting.technical_only_component import ComponentModifierOnTechnicalOnlyCode
from radcoder.rules.setting.whole_and_part import GlobalAndComponentTogether
from radcoder.rules.stereotactic.comprehensive_payment import RadiosurgeryComprehensivePayment
from radcoder.rules.stereotactic.cranial_codes import CranialStereotacticCodesMismatch
from radcoder.rules.stereotactic.image_guidance import ImageGuidanceWithStereotacticTreatment
from radcoder.rules.stereotactic.over_five_sessions import StereotacticCourseOverFiveSessions
from radcoder.rules.stereotactic.per_lesion import RadiosurgeryBilledPerLesion
from radcoder.rules.stereotactic.planning_set import StereotacticPlanningSetInconsistent
from radcoder.rules.stereotactic.second_management import SecondStereotacticManagementUnit
from radcoder.rules.stereotactic.special_physics import PhysicsInStereotacticCourse
from radcoder.rules.stereotactic.special_treatment import SpecialTreatmentWithStereotacticManagement
from radcoder.rules.stereotactic.surgeon_codes import SurgeonAndRadiationOncologistCodesByOneBiller
from radcoder.rules.stereotactic.weekly_management import WeeklyManagementInStereotacticCourse
from radcoder.rules.surface.coverage_policy import SuperficialCoveragePolicy
from radcoder.rules.surface.energy_and_code import SurfaceEnergyAndCodeDisagree
from radcoder.rules.surface.megavoltage_codes import MegavoltageCodesInSurfaceCourse
from radcoder.rules.surface.physics_check import PhysicsOfSurfaceCourseWithoutPhysicist
from radcoder.rules.surface.repeated_planning import SurfacePlanningRepeated
from radcoder.rules.surface.repeated_ultrasound import SurfaceUltrasoundPerFraction
from radcoder.rules.surface.superficial_course import SuperficialCourseCodesBefore2026
from radcoder.rules.technique.compensator_leaf_devices import LeafDevicesWithCompensators
from radcoder.rules.technique.conventional_tier import ConventionalTierAndFieldsDisagree
from radcoder.rules.technique.delivery_and_plan import DeliveryAndPlanTechniqueDisagree
from radcoder.rules.technique.devices_beside_imrt_plan import DevicesBesideImrtPlan
from radcoder.rules.technique.energy_band import EnergyBandAndMachineDisagree
from radcoder.rules.technique.guidance_technical_part import GuidanceTechnicalPartInWrongSetting
from radcoder.rules.technique.imrt_tier_and_site import ImrtTierAndSiteDisagree
from radcoder.rules.technique.isodose_beside_volume_plan import IsodosePlanBesideVolumePlan
from radcoder.rules.technique.leaf_devices_without_imrt import LeafDevicesWithoutImrtPlan
from radcoder.rules.technique.level_1_for_volumetric_plan import LevelOneForVolumetricPlan
from radcoder.rules.technique.level_2_without_volumetric_plan import LevelTwoWithoutVolumetricPlan
from radcoder.rules.technique.level_3_without_trigger import LevelThreeWithoutTrigger
from radcoder.rules.technique.motion_not_described import MotionManagementNotDescribed
from radcoder.rules.technique.motion_study_disagrees import MotionStudyAndDeliveryDisagree
from radcoder.rules.technique.special_port_and_isodose import SpecialPortPlanAndIsodosePlan
from radcoder.rules.validity.biology_guided import FirstYearBiologyGuidedCode
from radcoder.rules.validity.consultation import ConsultationToMedicare
from radcoder.rules.validity.cpt_delivery_in_office import CptDeliveryInMedicareOffice
from radcoder.rules.validity.ct_guidance import CtGuidanceAfter2025
from radcoder.rules.validity.hospital_imrt_delivery import HospitalImrtDeliveryAfter2025
from radcoder.rules.validity.level_meaning import DeliveryLevelChangedMeaning
from radcoder.rules.validity.medicare_g_code import MedicareGCodeAfter2025
from radcoder.rules.validity.not_priced import NotPricedByFeeSchedule
from radcoder.rules.validity.office_g_code_in_hospital import OfficeGCodeOnHospitalBill
from radcoder.rules.validity.port_image import PortImageNoLongerPaid
from radcoder.rules.validity.retired_code import CodeLongRetired
from radcoder.rules.validity.robotic_g_code import RoboticGCodeOnHospitalBill
from radcoder.rules.validity.superficial_code import SuperficialCodeAfter2025
from radcoder.rules.validity.surface_code_early import SurfaceCodeBefore2026
from radcoder.rules.validity.unlisted_code import UnlistedCodeWithoutReport

REGISTER: tuple[Rule, ...] = (
    AddOnWithoutPrimary(),
    PlanningServiceInsideImrtPlan(),
    VerificationSimulationDuringImrt(),
    PhysicsNearImrtPlanIsAllowed(),
    CompanionOnImrtClaim(),
    ChannelsAndCodesDisagree(),
    HdrLinesDifferFromLog(),
    SourceHandlingWithBrachytherapy(),
    PointCalculationForBrachytherapy(),
    ApplicatorAndSiteDisagree(),
    OneInsertionBilledAgain(),
    SourceLineMissingOrAlone(),
    SourceCountAndPlanDisagree(),
    PlanCountAndGeometryDisagree(),
    SeedImplantDayIncomplete(),
    ManagementOrPhysicsInBrachytherapyCourse(),
    SimulationLevelAtLaterInsertions(),
    ComprehensivePaymentPackagesClaim(),
    InterstitialDeliveryWithoutPlacement(),
    SecondComplexSimulationInBreastHdr(),
    UnknownCode(),
    UnknownPayer(),
    RepeatedFraction(),
    UndescribedPhase(),
    UnknownLocality(),
    MissingPlaceOfService(),
    UnknownModifier(),
    DateOutsideCatalogue(),
    DiagnosisMissingOrUnspecified(),
    SideOfBodyDisagrees(),
    MetastasisTreatedButPrimaryCoded(),
    HistoryCodeOnActiveCourse(),
    TechniqueOutsideUsualDiagnoses(),
    VisitOnRadiationDay(),
    VisitDuringCourse(),
    FollowUpWithinThreeMonths(),
    ClinicVisitForOnTreatmentCheck(),
    VisitBesideSuperficialTreatment(),
    NurseVisitCountedTwice(),
    NewPatientCodeForKnownPatient(),
    ClinicVisitWithout25(),
    DecidingVisitWithout57(),
    SecondClinicalPlanning(),
    SecondImrtPlan(),
    SecondVolumePlan(),
    MoreLeafDevicesThanPlans(),
    PhysicsUnitsExceedFractions(),
    WeeklyManagementUnits(),
    ShortCourseManagement(),
    SpecialTreatmentWithoutReason(),
    SpecialPhysicsWithoutQuestion(),
    MorePointCalculationsThanFields(),
    MoreComplexDevicesThanApertures(),
    SeveralDeviceLevels(),
    RepeatedComplexSimulation(),
    RepeatedVerificationSimulation(),
    MotionStudyWithoutPlan(),
    SecondIsodosePlan(),
    SecondSpecialPortPlan(),
    ImageGuidanceExceedsFractions(),
    PortImagesExceedWeeks(),
    DeliveryLinesDifferFromLog(),
    SeveralSitesInOneSimulation(),
    VisitInsideGlobalPeriod(),
    VisitWithMinorProcedure(),
    WeeklyPhysicsMissing(),
    ShortCourseManagementMissing(),
    StereotacticManagementMissing(),
    ImrtPlanMissing(),
    LeafDevicesMissing(),
    PointCalculationsMissing(),
    ImageGuidanceMissing(),
    UnitsOverDailyLimit(),
    ProtonLevelAndFieldDisagree(),
    LeafDevicesWithProtons(),
    ImageGuidanceWithProtons(),
    IntraoperativeCodesMixed(),
    HyperthermiaLimits(),
    NeutronCode(),
    MarkersCountedPerPiece(),
    WholeBodyCourseCheck(),
    NoAuthorisation(),
    BilledLevelIsNotTheApprovedOne(),
    MoreFractionsThanApproved(),
    MoreFractionsThanPolicy(),
    SameDayPair(),
    PlanningAfterTreatment(),
    DeliveryAndPlanApart(),
    DeliveryWithoutSimulation(),
    ManagementDatedTooEarly(),
    ManagementOfAnotherCourse(),
    WeeklyExamNotRecorded(),
    StoppedEarlyNotRecounted(),
    ComponentModifierOnPhysicianOnlyCode(),
    ComponentModifierOnTechnicalOnlyCode(),
    TechnicalCodeOnPhysicianClaimFromHospital(),
    HospitalPhysicianLineWithout26(),
    PhysicianOnlyCodeOnHospitalBill(),
    ComponentModifierOnHospitalBill(),
    GlobalAndComponentTogether(),
    TechnicalPartForInpatient(),
    ImageGuidanceComponentWrong(),
    SurfaceUltrasoundTechnicalPart(),
    ModifierMisuse(),
    SecondSessionWithoutRepeatModifier(),
    TwoSessionsWithoutBreak(),
    ManagementBilledByNonPhysician(),
    UnusualPlaceOfService(),
    ManagementBilledByNursingFacility(),
    HospitalLinePaidNothing(),
    Modifier59OnWeeklyManagement(),
    StereotacticCourseOverFiveSessions(),
    SecondStereotacticManagementUnit(),
    CranialStereotacticCodesMismatch(),
    RadiosurgeryBilledPerLesion(),
    ImageGuidanceWithStereotacticTreatment(),
    StereotacticPlanningSetInconsistent(),
    SpecialTreatmentWithStereotacticManagement(),
    WeeklyManagementInStereotacticCourse(),
    SurgeonAndRadiationOncologistCodesByOneBiller(),
    PhysicsInStereotacticCourse(),
    RadiosurgeryComprehensivePayment(),
    SurfaceEnergyAndCodeDisagree(),
    MegavoltageCodesInSurfaceCourse(),
    SurfacePlanningRepeated(),
    SurfaceUltrasoundPerFraction(),
    SuperficialCourseCodesBefore2026(),
    SuperficialCoveragePolicy(),
    PhysicsOfSurfaceCourseWithoutPhysicist(),
    LevelOneForVolumetricPlan(),
    LevelTwoWithoutVolumetricPlan(),
    LevelThreeWithoutTrigger(),
    MotionManagementNotDescribed(),
    MotionStudyAndDeliveryDisagree(),
    ShareOfLevel3Unusual(),
    ImrtTierAndSiteDisagree(),
    DeliveryAndPlanTechniqueDisagree(),
    GuidanceTechnicalPartInWrongSetting(),
    EnergyBandAndMachineDisagree(),
    ConventionalTierAndFieldsDisagree(),
    IsodosePlanBesideVolumePlan(),
    DevicesBesideImrtPlan(),
    LeafDevicesWithoutImrtPlan(),
    SpecialPortPlanAndIsodosePlan(),
    LeafDevicesWithCompensators(),
    HospitalImrtDeliveryAfter2025(),
    MedicareGCodeAfter2025(),
    CtGuidanceAfter2025(),
    SuperficialCodeAfter2025(),
    SurfaceCodeBefore2026(),
    DeliveryLevelChangedMeaning(),
    CptDeliveryInMedicareOffice(),
    OfficeGCodeOnHospitalBill(),
    PortImageNoLongerPaid(),
    CodeLongRetired(),
    NotPricedByFeeSchedule(),
    RoboticGCodeOnHospitalBill(),
    UnlistedCodeWithoutReport(),
    ConsultationToMedicare(),
    FirstYearBiologyGuidedCode(),
)
BY_ID = {rule.id: rule for rule in REGISTER}
PRACTICE_RULES = tuple(rule for rule in REGISTER if isinstance(rule, PracticeRule))
COURSE_RULES = tuple(rule for rule in REGISTER if not isinstance(rule, PracticeRule))
PRACTICE_CODES = frozenset[str]().union(*(rule.codes for rule in PRACTICE_RULES))
ENGINE = Engine(COURSE_RULES)
