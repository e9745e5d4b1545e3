package org.transferadvisor.facts.reading;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Input that cannot be used, with everything that is wrong with it, by file and line.
 *
 * <pre>{@code
 * try (Advisor advisor = Advisor.create()) {
 *     advisor.advise(Document.of("request", "{\"project\": \"Ticket routing\", \"budget\": {\"compute\": -1}}"));
 * } catch (RefusedException e) {
 *     e.problems().forEach(problem -> System.out.println(problem.pointer() + " " + problem.message()));
 * }
 * }</pre>
 */
@API(status = API.Status.STABLE)
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The most problems shown of one file or rulebook. */
    private static final int MOST_SHOWN = 100;

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    private final transient @Nullable List<Problem> problems;

    /** All problems as text, which another process gets in place of them. */
    private final String text;

    /**
     * Refuses for the reasons given.
     *
     * @param problems at least one
     */
    @API(status = API.Status.INTERNAL)
    public RefusedException(List<Problem> problems) {
        this.problems = problems.stream().sorted(BY_PLACE).distinct().toList();
        this.text = text(this.problems);
    }

    /**
     * What is wrong, in the order of the files.
     *
     * @return at least one; none where the refusal came from another process, which gets the message alone
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    /** All problems as text, one below the other; of very many, the first hundred and how many more there are. */
    @Override
    public String getMessage() {
        return text;
    }

    private static String text(List<Problem> problems) {
        String text = problems.stream().limit(MOST_SHOWN).map(Problem::text).collect(Collectors.joining("\n"));
        int more = problems.size() - MOST_SHOWN;
        return more <= 0 ? text : text + "\nand " + more + " problems more";
    }
}
