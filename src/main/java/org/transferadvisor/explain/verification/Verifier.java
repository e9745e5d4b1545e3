package org.transferadvisor.explain.verification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.FactsDigest;
import org.transferadvisor.facts.reading.Node;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.engine.Engine;

/** Runs the facts that an advice carries again and compares what comes out with what the advice says. */
public final class Verifier {

    private static final String DIGEST = "factsDigest";

    /** What does not come from the facts, so that running them again says nothing of it. */
    private static final List<String> UNCHECKED =
            List.of("/id", "/decidedAt", "/software", "/request", "/rulebook/approvedBy");

    private final Advisor advisor;
    private final Function<Advice, String> writer;

    /**
     * A verifier.
     *
     * @param advisor by the rulebook to run
     * @param writer writes an advice as the JSON that the kept one was written as
     */
    public Verifier(Advisor advisor, Function<Advice, String> writer) {
        this.advisor = advisor;
        this.writer = writer;
    }

    /**
     * Verifies the advice in a file, or each advice of the list in it.
     *
     * @throws RefusedException where the file holds no advice, one without its facts, or facts that the rulebook refuses
     */
    public List<Verification> verify(Document file) {
        if (!file.problems().isEmpty()) {
            throw new RefusedException(file.problems());
        }
        if (file.root() instanceof Node.Sequence list && !list.items().isEmpty()) {
            List<Verification> all = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                all.add(verify(file.name(), list.items().get(i), "/" + i));
            }
            return List.copyOf(all);
        }
        return List.of(verify(file.name(), file.root(), ""));
    }

    private Verification verify(String file, Node kept, String pointer) {
        if (!(kept instanceof Node.Mapping advice)
                || !(advice.get("rulebook") instanceof Node.Mapping rulebook)
                || !(advice.get("basis") instanceof Node.Text basis)
                || !(advice.get("recommendation") instanceof Node.Mapping)) {
            boolean facts = kept instanceof Node.Mapping mapping && mapping.get("task") != null;
            throw refused(
                    file,
                    kept,
                    pointer,
                    "this is no advice",
                    "what `advise --format json` wrote: one advice, or a list of them",
                    facts ? "it looks like a facts file: `explain` without --verify explains the advice on it" : null);
        }
        if (!(advice.get("input") instanceof Node.Mapping facts)) {
            throw refused(
                    file,
                    advice,
                    pointer + "/input",
                    "the advice does not carry the facts that it was given, so it cannot be run again",
                    "an advice with `input`",
                    "an older version wrote it; advise on the facts file again");
        }
        String digest = digest(facts);
        try {
            Advice again = again(file, advice, facts, basis, pointer);
            Node expected = Document.of("advice.json", writer.apply(again)).root();
            return verification(
                    advice,
                    rulebook,
                    pointer,
                    digest,
                    Differences.between(advice, expected, pointer, unchecked(pointer)));
        } catch (RefusedException e) {
            Node stated = advice.get(DIGEST);
            if (stated == null || digest.equals(text(advice, DIGEST))) {
                throw e;
            }
            // Facts that were edited until no rulebook takes them are edited all the same.
            return verification(
                    advice,
                    rulebook,
                    pointer,
                    digest,
                    Differences.between(stated, Node.of(digest), pointer + "/" + DIGEST, Set.of()));
        }
    }

    private static Set<String> unchecked(String pointer) {
        return UNCHECKED.stream().map(each -> pointer + each).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Verification verification(
            Node.Mapping advice, Node.Mapping rulebook, String pointer, String digest, List<Difference> differences) {
        Rulebook present = advisor.rulebook();
        return new Verification(
                text(advice, "project"),
                pointer,
                new Advice.RulebookIdentity(
                        text(rulebook, "name"), text(rulebook, "version"), text(rulebook, "digest")),
                text(advice, "engine"),
                text(advice, DIGEST),
                digest,
                new Advice.RulebookIdentity(present.name(), present.version(), present.digest()),
                Engine.name(),
                List.copyOf(unchecked(pointer)),
                differences);
    }

    @SuppressWarnings("unchecked") // facts are fields by name
    private static String digest(Node.Mapping facts) {
        return FactsDigest.of((Map<String, Object>) facts.plain());
    }

    private Advice again(String file, Node.Mapping advice, Node.Mapping facts, Node.Text basis, String pointer) {
        Document document = new Document(file, facts, List.of());
        Basis figures = basis(file, basis, pointer);
        if (!(advice.get("uncertainty") instanceof Node.Mapping uncertainty)) {
            return advisor.repeat(document, figures);
        }
        long draws = whole(file, uncertainty, "draws", pointer, 1, Advisor.MOST_DRAWS);
        long seed = whole(file, uncertainty, "seed", pointer, Long.MIN_VALUE, Long.MAX_VALUE);
        return advisor.repeat(document, figures, (int) draws, seed);
    }

    private static Basis basis(String file, Node.Text stated, String pointer) {
        for (Basis each : List.of(Basis.PUBLISHED, Basis.MEASURED)) {
            if (each.name().equals(stated.value())) {
                return each;
            }
        }
        throw refused(
                file,
                stated,
                pointer + "/basis",
                Problem.quoted(stated.value()) + " is no basis",
                Basis.PUBLISHED.name() + " or " + Basis.MEASURED.name(),
                null);
    }

    private static long whole(String file, Node.Mapping of, String field, String pointer, long least, long most) {
        Node value = of.get(field);
        try {
            if (value instanceof Node.Numeric number) {
                long whole = number.value().longValueExact();
                if (whole >= least && whole <= most) {
                    return whole;
                }
            }
        } catch (ArithmeticException e) {
            // said below, as for any other value that is no whole number
        }
        throw refused(
                file,
                value == null ? of : value,
                pointer + "/uncertainty/" + field,
                Problem.quoted(value == null ? "null" : value.shown()) + " cannot be the " + field + " of a simulation",
                "a whole number from " + least + " to " + most,
                null);
    }

    private static String text(Node.Mapping mapping, String field) {
        Node value = mapping.get(field);
        return value == null ? "" : value.shown();
    }

    private static RefusedException refused(
            String file, Node at, String pointer, String message, String allowed, @Nullable String hint) {
        return new RefusedException(
                List.of(new Problem(file, at.place().line(), at.place().column(), pointer, message, allowed, hint)));
    }
}
