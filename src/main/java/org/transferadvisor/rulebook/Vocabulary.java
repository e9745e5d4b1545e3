package org.transferadvisor.rulebook;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.transferadvisor.conclusions.*;
import org.transferadvisor.facts.*;
import org.transferadvisor.facts.reference.*;

/** The kinds of fact that rules may name, each with its fields: of the input, of the reference data, concluded, declared. */
final class Vocabulary {

    private static final List<Class<? extends Record>> RECORDS = List.of(
            // input
            Basis.class,
            Project.class,
            Task.class,
            Data.class,
            Budget.class,
            Serving.class,
            Hardware.class,
            Adaptation.class,
            Portfolio.class,
            Economics.class,
            FromScratch.class,
            Candidate.class,
            Similarity.class,
            Range.class,
            // reference data
            TaskType.class,
            Domain.class,
            Strategy.class,
            Gpu.class,
            SourceModel.class,
            Figure.class,
            ProximityWeights.class,
            CriterionWeight.class,
            // conclusions
            AccessLimit.class,
            AdaptationChoice.class,
            Alternative.class,
            Assumed.class,
            ChosenStrategy.class,
            ClosestModel.class,
            Criterion.class,
            DomainProximity.class,
            Eligible.class,
            FewestActive.class,
            Finding.class,
            ImpliedMatch.class,
            Ineligible.class,
            Leaf.class,
            LeafStrategy.class,
            LowRankChoice.class,
            ModelMatch.class,
            ModelScore.class,
            NegativeTransferRisk.class,
            PeftWinner.class,
            ProximityBand.class,
            Quadrant.class,
            QuickPick.class,
            ReachesQuality.class,
            SafeAlternative.class,
            SelectedModel.class,
            SimilarityLevel.class,
            SmallestCandidate.class,
            Tally.class,
            Tier.class,
            TreeStep.class,
            AdaptationCost.class,
            Benefit.class,
            BreakEven.class,
            CandidateCount.class,
            CheapestApi.class,
            CostPart.class,
            CostTotal.class,
            GpuPrice.class,
            InferenceCost.class,
            RunCost.class,
            RunHours.class,
            ServedCopies.class,
            ServedSize.class,
            SmallestOpen.class,
            StatedMemory.class,
            StorageSize.class,
            SuccessProbability.class,
            TlEvs.class,
            TotalBenefits.class,
            TotalCosts.class,
            PurposeBuiltCheaper.class,
            TransferCost.class,
            TrainedParameters.class,
            TrainingMemory.class,
            UnknownAmount.class,
            Verdict.class,
            VerdictCap.class,
            VolumeLine.class,
            Vote.class,
            Way.class);

    private static final Set<String> VALUES =
            Set.of("String", "Double", "Long", "Integer", "Boolean", "Number", "Object", "List", "Set", "Collection");

    private final Map<String, Map<String, Class<?>>> types;

    private Vocabulary(Map<String, Map<String, Class<?>>> types) {
        this.types = types;
    }

    /** The built-in kinds and those that the rules declare. */
    static Vocabulary of(Collection<PackageDescr> packages) {
        Map<String, Map<String, Class<?>>> types = new TreeMap<>();
        for (Class<? extends Record> record : RECORDS) {
            Map<String, Class<?>> fields = new LinkedHashMap<>();
            for (RecordComponent component : record.getRecordComponents()) {
                fields.put(component.getName(), component.getType());
            }
            types.put(record.getSimpleName(), fields);
        }
        packages.forEach(each ->
                each.getTypeDeclarations().forEach(declared -> types.put(declared.getTypeName(), fields(declared))));
        return new Vocabulary(types);
    }

    private static Map<String, Class<?>> fields(TypeDeclarationDescr declared) {
        Map<String, Class<?>> fields = new LinkedHashMap<>();
        declared.getFields()
                .forEach((name, field) ->
                        fields.put(name, classOf(field.getPattern().getObjectType())));
        return fields;
    }

    private static Class<?> classOf(String type) {
        return switch (type) {
            case "String", "java.lang.String" -> String.class;
            case "int", "Integer", "long", "Long", "double", "Double", "float", "Float", "short", "byte" ->
                Number.class;
            case "boolean", "Boolean" -> Boolean.class;
            default -> Object.class;
        };
    }

    boolean knows(String type) {
        return types.containsKey(type) || VALUES.contains(type);
    }

    Set<String> types() {
        return types.keySet();
    }

    /** The fields of a kind of fact with their types; empty where they are not known. */
    Map<String, Class<?>> fields(String type) {
        return types.getOrDefault(type, Map.of());
    }
}
