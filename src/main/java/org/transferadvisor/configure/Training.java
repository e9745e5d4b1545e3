package org.transferadvisor.configure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reference.ModelFamily;
import org.transferadvisor.facts.reference.Provenance;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.SourceModel;
import org.transferadvisor.facts.reference.Strategy;
import org.transferadvisor.facts.reference.TaskHead;
import org.transferadvisor.facts.reference.TaskType;
import org.transferadvisor.facts.reference.TrainingSettings;

/**
 * What is to be trained: the facts, the strategy, and how its model is trained.
 *
 * @param facts the project, its gaps filled
 * @param advice what was advised
 * @param reference figures
 * @param titles sources by id
 * @param strategy id of the recommended strategy, or of the method of its transfer step
 * @param tokens of one training sequence; null where none is known
 */
record Training(
        CaseFacts facts,
        Advice advice,
        ReferenceData reference,
        Map<String, String> titles,
        String strategy,
        @Nullable Double tokens) {

    ProjectFacts project() {
        return facts.facts();
    }

    /** Name of the strategy for readers. */
    String name() {
        return ((Strategy) row("strategies", strategy).value()).name();
    }

    TrainingSettings settings() {
        return (TrainingSettings) row("training-settings", strategy).value();
    }

    /** A row that every sound rulebook has. */
    Row row(String table, String id) {
        return Objects.requireNonNull(reference.row(table, id), id);
    }

    /** Where the model stands among the candidates; -1 where none is selected. */
    int place() {
        List<Candidate> candidates = project().candidates();
        String model = advice.recommendation().model();
        for (int i = 0; candidates != null && i < candidates.size(); i++) {
            if (candidates.get(i).model().equals(model)) {
                return i;
            }
        }
        return -1;
    }

    @Nullable
    Candidate candidate() {
        int place = place();
        return place < 0 ? null : Objects.requireNonNull(project().candidates()).get(place);
    }

    /** Its name on Hugging Face, or as the project calls it; null where no model is selected. */
    @Nullable
    String model() {
        Candidate candidate = candidate();
        Row known = candidate == null ? null : reference.row("models", candidate.model());
        String called = known == null ? null : ((SourceModel) known.value()).alsoCalled();
        if (called != null && Keys.list(called).get(0).contains("/")) {
            return Keys.list(called).get(0);
        }
        return candidate == null ? null : candidate.model();
    }

    /** The row of its architecture; null where its name is like none. */
    @Nullable
    Row family() {
        String model = model();
        if (model == null) {
            return null;
        }
        String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return reference.rows("model-families").stream()
                .filter(each -> Keys.list(((ModelFamily) each.value()).named()).stream()
                        .anyMatch(part ->
                                part.startsWith("*") ? name.contains(part.substring(1)) : name.startsWith(part)))
                .findFirst()
                .orElse(null);
    }

    /** What its architecture reads and writes; {@code UNKNOWN} where its name is like none. */
    String kind() {
        Row family = family();
        return family == null ? "UNKNOWN" : ((ModelFamily) family.value()).kind();
    }

    TaskType task() {
        return (TaskType) row("task-types", project().task().type()).value();
    }

    /** Whether the model learns to continue text, an answer among it; else it needs a head. */
    boolean continuesText() {
        Candidate candidate = candidate();
        boolean prompted = candidate == null || Boolean.TRUE.equals(candidate.promptInterface());
        return task().modality().equals("TEXT")
                && !"HEAD".equals(settings().method())
                && (kind().equals("DECODER")
                        || kind().equals("UNKNOWN")
                                && (prompted || task().kind().equals("GENERATIVE")));
    }

    /** The head that the task needs; null where there is none for it, or the model continues text. */
    @Nullable
    TaskHead head() {
        boolean text = task().modality().equals("TEXT");
        if (continuesText() || !text && kind().equals("DECODER")) {
            return null;
        }
        boolean writes = kind().equals("ENCODER_DECODER") && task().kind().equals("GENERATIVE");
        String id = writes && text
                ? "SEQUENCE_TO_SEQUENCE"
                : writes && task().modality().equals("AUDIO") ? "SPEECH_TO_TEXT" : task().id();
        Row row = reference.row("task-heads", id);
        return row == null ? null : (TaskHead) row.value();
    }

    boolean isPreference() {
        return "PREFERENCE".equals(project().task().objective());
    }

    /** Its costs; null where none were computed. */
    Advice.@Nullable Cost cost() {
        return advice.costs().stream()
                .filter(each -> each.strategy().equals(strategy))
                .findFirst()
                .orElse(null);
    }

    /** Whether a default stands in for a fact. */
    boolean isAssumed(String pointer) {
        return facts.defaulted().stream().anyMatch(each -> each.fact().equals(pointer));
    }

    /** A fact with its place, and whether it is assumed. */
    String fact(String pointer, Object value) {
        String shown = value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
        return pointer + ": " + shown
                + facts.defaulted().stream()
                        .filter(each -> each.fact().equals(pointer))
                        .findFirst()
                        .map(each -> ", assumed" + (isSection(each.source()) ? " after " + title(each.source()) : ""))
                        .orElse("");
    }

    /** Where a figure of a table comes from. */
    String source(Row row, String column) {
        Provenance from = Objects.requireNonNull(row.provenance().get(column), column);
        boolean assumed = from.basis().equals("ASSUMPTION");
        String title = from.source().equals("rulebook") ? "" : title(from.source()) + (assumed ? ", " : "");
        return title + (assumed ? "assumed" : "") + (from.note() == null ? "" : ". " + from.note());
    }

    private static boolean isSection(String source) {
        return Character.isDigit(source.charAt(0));
    }

    private String title(String source) {
        return isSection(source) ? "§" + source : titles.getOrDefault(source, source);
    }
}
