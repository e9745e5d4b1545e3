package org.transferadvisor.rulebook.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.conclusions.*;
import org.transferadvisor.costs.*;
import org.transferadvisor.facts.*;
import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;
import org.transferadvisor.facts.reference.*;

/**
 * The kinds of fact that rules may name, each with its fields: of the input, of the reference data, concluded, declared;
 * and the functions that rules may call.
 */
public final class Vocabulary {

    private static final List<Class<? extends Record>> INPUT = List.of(
            Adaptation.class,
            Basis.class,
            Budget.class,
            Candidate.class,
            Data.class,
            Economics.class,
            FromScratch.class,
            Hardware.class,
            Portfolio.class,
            Project.class,
            Range.class,
            Serving.class,
            Similarity.class,
            Task.class,
            Unstated.class);

    private static final List<Class<? extends Record>> REFERENCE = List.of(
            CriterionWeight.class,
            Domain.class,
            Figure.class,
            Gpu.class,
            Optimizer.class,
            ProximityEstimate.class,
            ProximityWeights.class,
            SourceModel.class,
            Strategy.class,
            SubjectField.class,
            TaskType.class,
            TrainingStack.class);

    private static final List<Class<? extends Record>> CONCLUSIONS = List.of(
            AccessLimit.class,
            ActivationMemory.class,
            AdaptationChoice.class,
            AdaptationCost.class,
            AlsoConsider.class,
            Alternative.class,
            Assumed.class,
            Benefit.class,
            BenefitSheet.class,
            BetterTeacher.class,
            BreakEven.class,
            CandidateCount.class,
            CapacityChoice.class,
            CheapestApi.class,
            ChosenStrategy.class,
            ClosestModel.class,
            CostPart.class,
            CostTotal.class,
            Criterion.class,
            DeviceHours.class,
            DecisiveAssumption.class,
            Distillation.class,
            DomainProximity.class,
            Eligible.class,
            EnterpriseCost.class,
            EnterpriseShare.class,
            EstimatedProximity.class,
            FewPerClass.class,
            FewSamplesMethod.class,
            FewestActive.class,
            Finding.class,
            FittingCandidate.class,
            GpuPrice.class,
            HoldingGpu.class,
            HostedTraining.class,
            ImpliedMatch.class,
            Ineligible.class,
            InferenceCost.class,
            KnownPair.class,
            Leaf.class,
            LeafStrategy.class,
            MethodSheet.class,
            LowRankChoice.class,
            ModelMatch.class,
            ModelScore.class,
            NegativeTransferRisk.class,
            NeededGpus.class,
            NextStep.class,
            OwnSheet.class,
            OwnTraining.class,
            PeftWinner.class,
            Plan.class,
            PlainActivations.class,
            PlainMemory.class,
            PossibleStudent.class,
            Pretraining.class,
            Pretraining.class,
            ProjectSubject.class,
            PromptMissing.class,
            ProximityBand.class,
            PurposeBuiltCheaper.class,
            Quadrant.class,
            QuickPick.class,
            ReachesQuality.class,
            ReferenceRows.class,
            Replacement.class,
            RunCost.class,
            RunHours.class,
            Rung.class,
            SafeAlternative.class,
            ScoreSheet.class,
            SelectedModel.class,
            SequenceLength.class,
            ServedCopies.class,
            ServedSize.class,
            ServingGpu.class,
            ServesModality.class,
            SimilarityLevel.class,
            SmallestCandidate.class,
            SmallestOpen.class,
            SourceCount.class,
            StatedMemory.class,
            StorageSize.class,
            StrategySheet.class,
            Student.class,
            StudentHours.class,
            SuccessProbability.class,
            Suitable.class,
            Tally.class,
            TargetField.class,
            TeacherCost.class,
            Tier.class,
            TlEvs.class,
            TokenCost.class,
            TotalBenefits.class,
            TotalCosts.class,
            TrainedField.class,
            TrainedParameters.class,
            TrainingMemory.class,
            TransferCost.class,
            TreeAdaptation.class,
            TreeStep.class,
            UnknownAmount.class,
            UnmeasuredProximity.class,
            Verdict.class,
            VerdictCap.class,
            ViabilitySheet.class,
            VolumeLine.class,
            Vote.class,
            Way.class);

    private static final List<Class<?>> FUNCTIONS = List.of(
            Benefits.class,
            Capacity.class,
            Defaults.class,
            Inference.class,
            Memory.class,
            Methods.class,
            ModelScores.class,
            OwnModel.class,
            ProjectViability.class,
            Range.class,
            Ranges.class,
            Scores.class,
            Storage.class,
            Strategies.class,
            Training.class,
            Viability.class);

    private static final List<Class<?>> VALUES = List.of(
            String.class,
            Double.class,
            Long.class,
            Integer.class,
            Boolean.class,
            Number.class,
            Object.class,
            List.class,
            Set.class,
            Collection.class);

    /** Where facts of a kind come from. */
    public enum Origin {
        INPUT,
        REFERENCE,
        CONCLUSION,
        DECLARED
    }

    /**
     * One field of a kind of fact.
     *
     * @param name its name
     * @param type its type
     * @param words the closed list of words that it holds; empty where any text may stand
     * @param table the reference table whose ids it holds; empty where it holds none
     * @param unknown whether it may be null
     * @param limits its range and more, for what people write; null for what rules conclude
     */
    public record Member(
            String name,
            Class<?> type,
            List<String> words,
            String table,
            boolean unknown,
            @Nullable Field limits) {

        /** The same with a number as an object, as facts hold it. */
        public Member boxed() {
            return type.isPrimitive()
                    ? new Member(name, classOf(Declaration.Field.boxed(type.getName())), words, table, unknown, limits)
                    : this;
        }
    }

    /**
     * One kind of fact.
     *
     * @param name its name in rules
     * @param origin where its facts come from
     * @param record its record; null for one that the rules declare
     * @param members its fields by name, in order
     */
    public record Kind(
            String name, Origin origin, @Nullable Class<? extends Record> record, Map<String, Member> members) {

        /** The fields that tell one such fact from another; null where there may be any number. */
        public @Nullable List<String> onePer() {
            OnePer one = record == null ? null : record.getAnnotation(OnePer.class);
            return one == null ? null : List.of(one.value());
        }
    }

    private final Map<String, Kind> kinds;

    private Vocabulary(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /** The built-in kinds and those that the rules declare; one declared by a built-in name does not take its place. */
    public static Vocabulary of(Collection<Declaration> declared) {
        Map<String, Kind> kinds = new TreeMap<>();
        INPUT.forEach(each -> add(kinds, each, Origin.INPUT));
        REFERENCE.forEach(each -> add(kinds, each, Origin.REFERENCE));
        CONCLUSIONS.forEach(each -> add(kinds, each, Origin.CONCLUSION));
        declared.forEach(
                each -> kinds.putIfAbsent(each.name(), new Kind(each.name(), Origin.DECLARED, null, members(each))));
        return new Vocabulary(kinds);
    }

    private static void add(Map<String, Kind> kinds, Class<? extends Record> record, Origin origin) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            members.put(component.getName(), member(component));
        }
        kinds.put(record.getSimpleName(), new Kind(record.getSimpleName(), origin, record, members));
    }

    private static Member member(RecordComponent component) {
        Field field = component.getAnnotation(Field.class);
        OneOf oneOf = component.getAnnotation(OneOf.class);
        IdOf idOf = component.getAnnotation(IdOf.class);
        String[] words = oneOf != null ? oneOf.value() : field != null ? field.oneOf() : new String[0];
        String table = idOf != null ? idOf.value() : field != null ? field.ids() : "";
        boolean unknown =
                field != null ? !field.required() : component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Member(component.getName(), component.getType(), List.of(words), table, unknown, field);
    }

    private static Map<String, Member> members(Declaration declared) {
        Map<String, Member> members = new LinkedHashMap<>();
        declared.fields()
                .forEach(field -> members.put(
                        field.name(),
                        new Member(
                                field.name(),
                                classOf(field.optional() ? field.engineType() : field.type()),
                                field.limits() == null
                                        ? List.of()
                                        : field.limits().words(),
                                "",
                                field.optional(),
                                field.limits())));
        return members;
    }

    private static Class<?> classOf(String type) {
        return switch (type) {
            case "String" -> String.class;
            case "int" -> int.class;
            case "Integer" -> Integer.class;
            case "long" -> long.class;
            case "Long" -> Long.class;
            case "double" -> double.class;
            case "Double" -> Double.class;
            case "boolean" -> boolean.class;
            case "Boolean" -> Boolean.class;
            default -> Object.class;
        };
    }

    /** Whether a pattern may name it. */
    public boolean knows(String type) {
        return kinds.containsKey(type) || value(type) != null;
    }

    /** The names of all kinds of fact, in alphabetical order. */
    public Set<String> types() {
        return Collections.unmodifiableSet(kinds.keySet());
    }

    /** A kind of fact; null where there is none of that name. */
    public @Nullable Kind kind(String type) {
        return kinds.get(type);
    }

    /** The plain value of that name, such as {@code Double}; null where there is none. */
    public @Nullable Class<?> value(String type) {
        return VALUES.stream()
                .filter(each -> each.getSimpleName().equals(type))
                .findFirst()
                .orElse(null);
    }

    /** The fields of a kind of fact with their types; empty where they are not known. */
    public Map<String, Class<?>> fields(String type) {
        Map<String, Class<?>> fields = new LinkedHashMap<>();
        Kind kind = kinds.get(type);
        if (kind != null) {
            kind.members().forEach((name, member) -> fields.put(name, member.type()));
        }
        return fields;
    }

    /** The names of the fields of a kind of fact, in order; none where they are not known. */
    public List<String> fieldNames(String type) {
        Kind kind = kinds.get(type);
        return kind == null ? List.of() : List.copyOf(kind.members().keySet());
    }

    /** The kinds that the rules declare, each with its fields and their types. */
    public Map<String, Map<String, Class<?>>> declared() {
        Map<String, Map<String, Class<?>>> declared = new LinkedHashMap<>();
        kinds.values().stream()
                .filter(each -> each.origin() == Origin.DECLARED)
                .forEach(each -> declared.put(each.name(), fields(each.name())));
        return declared;
    }

    /** The class of functions of that name; null where there is none. */
    public static @Nullable Class<?> functions(String name) {
        return FUNCTIONS.stream()
                .filter(each -> each.getSimpleName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All functions that rules may call, such as {@code Ranges.sum}, in alphabetical order. */
    public static List<String> functionNames() {
        List<String> names = new ArrayList<>();
        FUNCTIONS.forEach(each -> Arrays.stream(each.getMethods())
                .filter(method -> java.lang.reflect.Modifier.isStatic(method.getModifiers()))
                .forEach(method -> names.add(each.getSimpleName() + "." + method.getName())));
        return names.stream().sorted().distinct().toList();
    }
}
