package org.transferadvisor.rulebook.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything outside of facts, conclusions and cost functions that the engine's compiler refers to when it compiles allowed
 * rules, as found in what it makes of rules that hold all that is allowed. A newer engine may need more; then the build fails
 * and names it.
 */
final class CompilerOutput {

    /** What compiled rules refer to: a class and its members a line. {@code #} stands for a number. */
    static final CompilerOutput OF_RULES = new CompilerOutput("""
            java/io/Serializable:
            java/lang/Boolean: TYPE booleanValue valueOf
            java/lang/Double: TYPE doubleValue intValue longValue valueOf
            java/lang/Enum: <init> valueOf
            java/lang/Exception:
            java/lang/Integer: TYPE doubleValue intValue longValue valueOf
            java/lang/Long: TYPE doubleValue intValue longValue valueOf
            java/lang/Number: doubleValue intValue longValue
            java/lang/Object: <init>
            java/lang/RuntimeException: <init>
            java/lang/String: equals hashCode length valueOf
            java/lang/System: arraycopy
            java/lang/invoke/LambdaMetafactory: metafactory
            java/lang/invoke/MethodHandles:
            java/lang/invoke/MethodHandles$Lookup:
            java/lang/invoke/StringConcatFactory: makeConcatWithConstants
            java/time/format/DateTimeFormatterBuilder: <init> appendPattern parseCaseInsensitive toFormatter
            java/util/ArrayList: <init>
            java/util/Arrays: asList
            java/util/Collection: isEmpty size
            java/util/Collections: emptyList
            java/util/List: add isEmpty size
            java/util/Locale: ENGLISH
            java/util/Set: isEmpty size
            org/drools/base/factmodel/AccessibleFact:
            org/drools/base/factmodel/GeneratedFact:
            org/drools/core/base/accumulators/AverageAccumulateFunction: <init>
            org/drools/core/base/accumulators/CollectListAccumulateFunction: <init>
            org/drools/core/base/accumulators/CollectSetAccumulateFunction: <init>
            org/drools/core/base/accumulators/CountAccumulateFunction: <init>
            org/drools/core/base/accumulators/IntegerMaxAccumulateFunction: <init>
            org/drools/core/base/accumulators/IntegerMinAccumulateFunction: <init>
            org/drools/core/base/accumulators/IntegerSumAccumulateFunction: <init>
            org/drools/core/base/accumulators/LongMaxAccumulateFunction: <init>
            org/drools/core/base/accumulators/LongMinAccumulateFunction: <init>
            org/drools/core/base/accumulators/LongSumAccumulateFunction: <init>
            org/drools/core/base/accumulators/MaxAccumulateFunction: <init>
            org/drools/core/base/accumulators/MinAccumulateFunction: <init>
            org/drools/core/base/accumulators/NumericMaxAccumulateFunction: <init>
            org/drools/core/base/accumulators/NumericMinAccumulateFunction: <init>
            org/drools/core/base/accumulators/SumAccumulateFunction: <init>
            org/drools/core/rule/consequence/KnowledgeHelper: insertLogical
            org/drools/model/DomainClassMetadata: getPropertyIndex
            org/drools/model/Drools:
            org/drools/model/Index:
            org/drools/model/Index$ConstraintType: EQUAL GREATER_OR_EQUAL GREATER_THAN LESS_OR_EQUAL LESS_THAN NOT_EQUAL
            org/drools/model/Model:
            org/drools/model/PatternDSL:
            org/drools/model/PatternDSL$PatternDef: bind expr passive
            org/drools/model/PatternDSL$ReactOn:
            org/drools/model/Rule:
            org/drools/model/Rule$Attribute: SALIENCE
            org/drools/model/RuleItemBuilder:
            org/drools/model/consequences/ConsequenceBuilder:
            org/drools/model/consequences/ConsequenceBuilder$_#: execute
            org/drools/model/functions/Block#:
            org/drools/model/functions/Function#:
            org/drools/model/functions/HashedExpression:
            org/drools/model/functions/Predicate#:
            org/drools/model/functions/PredicateInformation: <init> addRuleNames setMoreThanMaxRuleDefs
            org/drools/model/functions/accumulate/AccumulateFunction: as
            org/drools/model/impl/RuleBuilder: attribute build metadata
            org/drools/model/operators/ContainsOperator: INSTANCE
            org/drools/model/operators/ExcludesOperator: INSTANCE
            org/drools/model/operators/InOperator: INSTANCE
            org/drools/model/operators/MemberOfOperator: INSTANCE
            org/drools/model/operators/StringEndsWithOperator: INSTANCE
            org/drools/model/operators/StringLengthWithOperator: INSTANCE
            org/drools/model/operators/StringStartsWithOperator: INSTANCE
            org/drools/model/view/ViewItemBuilder:
            org/drools/modelcompiler/consequence/DroolsImpl: asKnowledgeHelper
            org/drools/modelcompiler/dsl/pattern/D: accFunction accumulate alphaIndexedBy and betaIndexedBy declarationOf eval \
            execute exists from not on or pattern reactOn rule typeMetaData
            org/drools/modelcompiler/util/EvaluationUtil: areNullSafeEquals areNumbersNullSafeEquals greaterOrEqual \
            greaterOrEqualNumbers greaterThan greaterThanNumbers lessOrEqual lessOrEqualNumbers lessThan lessThanNumbers
            org/drools/util/DateUtils: getDateFormatMask
            """);

    /** What the one class refers to that describes the sessions and nothing of the rules. */
    static final CompilerOutput OF_PROJECT = new CompilerOutput("""
            java/lang/IllegalArgumentException: <init>
            java/lang/Object: <init>
            java/lang/String: equals hashCode
            java/lang/invoke/MethodHandles:
            java/lang/invoke/MethodHandles$Lookup:
            java/lang/invoke/StringConcatFactory: makeConcatWithConstants
            java/util/Arrays: asList
            org/drools/model/Model:
            org/drools/modelcompiler/CanonicalKieModuleModel:
            org/kie/api/KieServices: get newKieModuleModel
            org/kie/api/builder/model/KieBaseModel: addPackage newKieSessionModel setDefault setEventProcessingMode setMutability
            org/kie/api/builder/model/KieModuleModel: newKieBaseModel
            org/kie/api/builder/model/KieSessionModel: setClockType setDefault setType
            org/kie/api/builder/model/KieSessionModel$KieSessionType: STATEFUL STATELESS
            org/kie/api/conf/EventProcessingOption: CLOUD
            org/kie/api/conf/KieBaseMutabilityOption: ALLOWED
            org/kie/api/runtime/conf/ClockTypeOption: get
            org/kie/util/maven/support/ReleaseIdImpl: <init>
            """);

    /** The engine has the same class for each number of arguments. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(org/drools/model/functions/[A-Z][a-z]+|org/drools/model/consequences/ConsequenceBuilder\\$_)\\d+");

    private final Map<String, Set<String>> members;

    private CompilerOutput(String table) {
        Map<String, Set<String>> read = new HashMap<>();
        table.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String names = line.substring(colon + 1).strip();
            read.put(line.substring(0, colon), names.isEmpty() ? Set.of() : Set.of(names.split(" ")));
        });
        members = Collections.unmodifiableMap(read);
    }

    /**
     * Whether it holds a class or a member.
     *
     * @param name such as {@code java/lang/Double} or {@code java/lang/Double.valueOf}
     */
    boolean holds(String name) {
        int dot = name.indexOf('.');
        String type = NUMBERED.matcher(dot < 0 ? name : name.substring(0, dot)).replaceFirst("$1#");
        Set<String> known = members.get(type);
        return known != null && (dot < 0 || known.contains(name.substring(dot + 1)));
    }
}
