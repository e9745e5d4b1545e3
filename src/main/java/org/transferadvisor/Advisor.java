package org.transferadvisor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.input.CaseFacts;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.engine.CompiledCache;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Trace;

/**
 * Advises on projects by one rulebook.
 *
 * <pre>{@code
 * ProjectFacts facts = ProjectFacts.builder()
 *         .project("Ticket routing")
 *         .task(task -> task.type("TEXT_CLASSIFICATION"))
 *         .data(data -> data.labeledSamples(6_000))
 *         .budget(budget -> budget.compute(800))
 *         .candidate(model -> model.model("RoBERTa-base").similarity(0.8, 0.7, 0.9).benchmark(0.88))
 *         .build();
 * try (Advisor advisor = Advisor.create()) {
 *     Advice advice = advisor.advise(facts);
 *     System.out.println(advice.recommendation().summary());
 * } catch (RefusedException e) {
 *     System.err.println(e.getMessage());
 * }
 * }</pre>
 *
 * <p>One advisor serves a whole program: making one takes as long as hundreds of decisions. Safe for use by many threads at once; every decision runs in a session of its own. {@link #reload} puts another rulebook
 * in force between two decisions: each decision runs wholly on one rulebook.
 */
public final class Advisor implements AutoCloseable {

    /** The most times that a simulation runs a project. */
    public static final int MOST_DRAWS = 100_000;

    /** Null once the advisor is closed. */
    private final AtomicReference<@Nullable InForce> inForce;

    private final Lock reloading = new ReentrantLock();
    private final Clock clock;
    private final Supplier<String> ids;
    private static final Contract<Advice.Request> REQUEST = Contract.of(Advice.Request.class);

    private final @Nullable DecisionLog log;
    private final @Nullable AdvisorObserver observer;

    Advisor(Rulebook rulebook, Clock clock, Supplier<String> ids) {
        this(rulebook, clock, ids, null, null);
    }

    Advisor(Rulebook rulebook, Clock clock, Supplier<String> ids, @Nullable DecisionLog log) {
        this(rulebook, clock, ids, log, null);
    }

    private Advisor(
            Rulebook rulebook,
            Clock clock,
            Supplier<String> ids,
            @Nullable DecisionLog log,
            @Nullable AdvisorObserver observer) {
        this.observer = observer;
        this.inForce = new AtomicReference<>(new InForce(rulebook));
        this.clock = clock;
        this.ids = ids;
        this.log = log;
    }

    /**
     * An advisor by the built-in rulebook.
     *
     * @return an advisor, to be closed
     */
    public static Advisor create() {
        return of(Rulebook.builtIn());
    }

    /**
     * An advisor by the built-in rulebook whose decisions a log remembers: each before its answer is given, or there is none.
     *
     * @param log takes the decisions; to be closed by who made it, after the advisor
     * @return an advisor, to be closed
     */
    public static Advisor create(DecisionLog log) {
        return of(Rulebook.builtIn(), log);
    }

    /**
     * An advisor by the rulebook in a folder.
     *
     * @param folder holds {@code rulebook.yaml}, rules in {@code *.drl} and {@code reference/}
     * @return an advisor, to be closed
     * @throws RefusedException with everything that is wrong with it
     */
    public static Advisor of(Path folder) {
        return of(Rulebook.in(folder));
    }

    /**
     * An advisor by the rulebook in a folder whose decisions a log remembers.
     *
     * @param folder holds {@code rulebook.yaml}, rules in {@code *.drl} and {@code reference/}
     * @param log takes the decisions; to be closed by who made it, after the advisor
     * @return an advisor, to be closed
     * @throws RefusedException with everything that is wrong with the rulebook
     */
    public static Advisor of(Path folder, DecisionLog log) {
        return of(Rulebook.in(folder), log);
    }

    /**
     * An advisor by a rulebook that is already loaded, which it closes when it is closed.
     *
     * @param rulebook the rulebook
     * @return an advisor, to be closed
     */
    @API(status = API.Status.INTERNAL)
    public static Advisor of(Rulebook rulebook) {
        return new Advisor(rulebook, Clock.systemUTC(), () -> UUID.randomUUID().toString());
    }

    /**
     * The same for decisions that a log remembers.
     *
     * @param rulebook the rulebook
     * @param log takes the decisions
     * @return an advisor, to be closed
     */
    @API(status = API.Status.INTERNAL)
    public static Advisor of(Rulebook rulebook, DecisionLog log) {
        return new Advisor(rulebook, Clock.systemUTC(), () -> UUID.randomUUID().toString(), log);
    }

    /**
     * The same for one that is watched.
     *
     * @param rulebook the rulebook
     * @param log takes the decisions; null for none
     * @param observer is told how long each decision took; null for none
     * @return an advisor, to be closed
     */
    @API(status = API.Status.INTERNAL)
    public static Advisor of(Rulebook rulebook, @Nullable DecisionLog log, @Nullable AdvisorObserver observer) {
        return new Advisor(rulebook, Clock.systemUTC(), () -> UUID.randomUUID().toString(), log, observer);
    }

    /**
     * Which rulebook is in force, for a log or a health check.
     *
     * @return its name, version and digest
     * @throws IllegalStateException where the advisor is closed
     */
    public Advice.RulebookIdentity identity() {
        return by(current -> Advice.RulebookIdentity.of(current.rulebook()));
    }

    /**
     * The rulebook in force. It is closed when another takes its place and the last decision by it has ended.
     *
     * @return the rulebook
     * @throws IllegalStateException where the advisor is closed
     */
    @API(status = API.Status.INTERNAL)
    public Rulebook rulebook() {
        return current().rulebook();
    }

    /**
     * Puts the rulebook of a folder in force: checks and compiles it, and lets it take the place of the old one in one step.
     * Decisions under way finish by the rulebook they began with; the old one serves until the new one is ready, and goes on
     * where the new one is refused.
     *
     * <pre>{@code
     * try (Advisor advisor = Advisor.create()) {
     *     try {
     *         boolean changed = advisor.reload(Path.of("rules"));
     *         System.out.println(changed ? "now by " + advisor.identity() : "nothing changed");
     *     } catch (RefusedException e) {
     *         System.err.println("the old rulebook stays in force: " + e.getMessage());
     *     }
     * }
     * }</pre>
     *
     * @param folder holds {@code rulebook.yaml}, rules in {@code *.drl} and {@code reference/}
     * @return whether the rulebook in force is another one now, or approved by others; false where the folder holds what was in
     *     force already
     * @throws RefusedException with everything that is wrong with it
     * @throws IllegalStateException where the advisor is closed
     */
    public boolean reload(Path folder) {
        return reload(RulebookFiles.in(folder), CompiledCache.ofUser());
    }

    boolean reload(RulebookFiles files, CompiledCache cache) {
        reloading.lock();
        try {
            InForce old = current();
            if (old.rulebook().digest().equals(files.digest()) && sameApprovals(old.rulebook(), files)) {
                return false;
            }
            InForce next = new InForce(Rulebook.of(files, cache));
            if (!inForce.compareAndSet(old, next)) {
                next.retire();
                throw closed();
            }
            old.retire();
            return true;
        } finally {
            reloading.unlock();
        }
    }

    /** Whether two rulebooks of one digest, which leaves approvals out, are approved alike. */
    private static boolean sameApprovals(Rulebook rulebook, RulebookFiles files) {
        String manifest = RulebookFiles.MANIFEST;
        return rulebook.files().text(manifest).equals(files.text(manifest));
    }

    private InForce current() {
        InForce current = inForce.get();
        if (current == null) {
            throw closed();
        }
        return current;
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("the advisor is closed; create another one");
    }

    /** Runs one decision, start to end, by one rulebook. */
    private <T> T by(Function<InForce, T> decision) {
        InForce current = current();
        while (!current.enter()) {
            current = current();
        }
        try {
            return decision.apply(current);
        } finally {
            current.leave();
        }
    }

    /**
     * Advises on a project.
     *
     * @param facts the project; what it leaves out is filled by the rulebook's defaults
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice advise(ProjectFacts facts) {
        return advise(facts, Basis.PUBLISHED);
    }

    /**
     * Advises on a project, on the figures asked for.
     *
     * @param facts the project; what it leaves out is filled by the rulebook's defaults
     * @param basis the article's figures, or public measurements where there are any
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice advise(ProjectFacts facts, Basis basis) {
        return advise(facts, basis, null);
    }

    /**
     * Advises on the project of a facts file.
     *
     * @param file JSON or YAML
     * @return the advice
     * @throws RefusedException with everything that is wrong with the file
     */
    public Advice advise(Path file) {
        return advise(Document.read(file));
    }

    /**
     * Advises on the project of a document.
     *
     * @param document the facts
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice advise(Document document) {
        return advise(document, Basis.PUBLISHED);
    }

    /**
     * Advises on the project of a document, on the figures asked for.
     *
     * @param document the facts
     * @param basis the article's figures, or public measurements where there are any
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice advise(Document document, Basis basis) {
        return advise(document, basis, null);
    }

    /**
     * Advises on the project of a document, and keeps in the advice who asked and what for.
     *
     * @param document the facts
     * @param basis the article's figures, or public measurements where there are any
     * @param request who asked, and what for; null where nobody says
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts or the request
     */
    public Advice advise(Document document, Basis basis, Advice.@Nullable Request request) {
        return asked(
                request,
                current -> advise(current, current.reader().read(document).on(basis)));
    }

    /**
     * The same for a project that a program built.
     *
     * @param facts the project; what it leaves out is filled by the rulebook's defaults
     * @param basis the article's figures, or public measurements where there are any
     * @param request who asked, and what for; null where nobody says
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts or the request
     */
    public Advice advise(ProjectFacts facts, Basis basis, Advice.@Nullable Request request) {
        return asked(
                request, current -> advise(current, current.reader().read(facts).on(basis)));
    }

    /**
     * The same where only some parts of the advice are needed, and all other parts may be left empty. Where a log remembers decisions, it is given whole.
     *
     * @param document the facts
     * @param basis the article's figures, or public measurements where there are any
     * @param request who asked, and what for; null where nobody says
     * @param wanted whether a part is needed, such as {@code costs} or {@code recommendation.byProximity}
     * @return the parts
     * @throws RefusedException with everything that is wrong with the facts or the request
     */
    @API(status = API.Status.INTERNAL)
    public Advice advise(Document document, Basis basis, Advice.@Nullable Request request, Predicate<String> wanted) {
        if (log != null) {
            return advise(document, basis, request);
        }
        return asked(request, current -> {
            CaseFacts facts = current.reader().read(document).on(basis);
            return built(current, facts, new Session(current, current.given(facts)).trace(false), wanted);
        });
    }

    /**
     * The JSON Schema of a facts file in the words of this rulebook, in plain Java.
     *
     * @return the schema, draft 2020-12
     */
    public Map<String, Object> schema() {
        return by(current -> current.reader().schema());
    }

    /**
     * Advises on the project of a document, and runs it again with other values for its ranges to see how sure the figures
     * are.
     *
     * @param document the facts
     * @param basis which figures
     * @param draws how many times, from 1 to {@link #MOST_DRAWS}
     * @param seed the same gives the same
     * @return the advice, with {@link Advice#uncertainty()}
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice simulate(Document document, Basis basis, int draws, long seed) {
        return simulate(document, basis, draws, seed, null);
    }

    /**
     * The same, with who asked and what for.
     *
     * @param document the facts
     * @param basis which figures
     * @param draws how many times, from 1 to {@link #MOST_DRAWS}
     * @param seed the same gives the same
     * @param request who asked, and what for; null where nobody says
     * @return the advice, with {@link Advice#uncertainty()}
     * @throws RefusedException with everything that is wrong with the facts or the request
     */
    public Advice simulate(Document document, Basis basis, int draws, long seed, Advice.@Nullable Request request) {
        return asked(
                request,
                current -> simulate(current, current.reader().read(document).on(basis), draws, seed));
    }

    /**
     * The same for a project that a program built.
     *
     * @param facts the project; what it leaves out is filled by the rulebook's defaults
     * @param basis which figures
     * @param draws how many times, from 1 to {@link #MOST_DRAWS}
     * @param seed the same gives the same
     * @return the advice, with {@link Advice#uncertainty()}
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice simulate(ProjectFacts facts, Basis basis, int draws, long seed) {
        return asked(
                null, current -> simulate(current, current.reader().read(facts).on(basis), draws, seed));
    }

    private Advice simulate(InForce current, CaseFacts facts, int draws, long seed) {
        if (draws < 1 || draws > MOST_DRAWS) {
            throw new IllegalArgumentException(draws + " draws are not from 1 to " + MOST_DRAWS);
        }
        List<Fact> given = current.given(facts);
        Trace trace = new Session(current, given).trace(false);
        return built(current, facts, trace).with(new Simulation(current, given, trace).run(draws, seed));
    }

    /** Runs one decision for who asked, and tells who watches how long it took. */
    private Advice asked(Advice.@Nullable Request request, Function<InForce, Advice> decision) {
        if (observer == null) {
            return kept(request, decision);
        }
        long begun = System.nanoTime();
        Advice answer;
        try {
            answer = kept(request, decision);
        } catch (RuntimeException e) {
            observer.failed(e, System.nanoTime() - begun);
            throw e;
        }
        observer.decided(answer, System.nanoTime() - begun);
        return answer;
    }

    /** Runs one decision, and has it remembered before it is answered. */
    private Advice kept(Advice.@Nullable Request request, Function<InForce, Advice> decision) {
        if (request != null) {
            checkRequest(request);
        }
        return by(current -> {
            checkInForce(current.rulebook());
            Advice advice = decision.apply(current);
            Advice answer = request == null ? advice : advice.with(request);
            if (log != null) {
                log.decided(answer, current.rulebook().files()::all);
            }
            return answer;
        });
    }

    /** Nobody is advised by a rulebook before its day. */
    private void checkInForce(Rulebook rulebook) {
        LocalDate from = rulebook.effectiveFrom();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (from != null && from.isAfter(today)) {
            throw new RefusedException(List.of(new Problem(
                    RulebookFiles.MANIFEST,
                    0,
                    0,
                    "/effectiveFrom",
                    "the rulebook " + rulebook.name() + " " + rulebook.version() + " is in force from `" + from
                            + "` and today is " + today,
                    "decisions from that day on",
                    "until then advise by the version before")));
        }
    }

    /** Held to what texts of a facts file are. */
    private static void checkRequest(Advice.Request request) {
        Document document = Document.ofValue("request", request.stated(), "");
        List<Problem> problems = new ArrayList<>(document.problems());
        problems.addAll(REQUEST.check(document.root(), "", document.name(), Words.OPEN));
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    /**
     * Advises again on the facts that an advice carries, which gives an equal advice where the rulebook is the same.
     *
     * @param facts {@link Advice#input()}, read back
     * @param basis which figures
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice repeat(Document facts, Basis basis) {
        return by(current -> advise(current, current.reader().readBack(facts).on(basis)));
    }

    /**
     * Advises again on the facts that an advice carries, and simulates again.
     *
     * @param facts {@link Advice#input()}, read back
     * @param basis which figures
     * @param draws how many times, from 1 to {@link #MOST_DRAWS}
     * @param seed the same gives the same
     * @return the advice
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Advice repeat(Document facts, Basis basis, int draws, long seed) {
        return by(current -> simulate(current, current.reader().readBack(facts).on(basis), draws, seed));
    }

    /**
     * Decides on the project of a document, for those who want to look behind the advice.
     *
     * @param document the facts
     * @param basis which figures
     * @return the decision
     * @throws RefusedException with everything that is wrong with the facts
     */
    @API(status = API.Status.INTERNAL)
    public Decision decide(Document document, Basis basis) {
        return by(current -> {
            CaseFacts facts = current.reader().read(document).on(basis);
            List<Fact> given = current.given(facts);
            Trace trace = new Session(current, given).trace(true);
            return new Decision(built(current, facts, trace), facts, given, trace);
        });
    }

    /**
     * What the rules conclude on the project of a document, without the reasons. In a third of the time that an advice
     * takes, for those who decide on thousands of projects.
     *
     * @param document the facts
     * @param basis which figures
     * @return the conclusions
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Conclusions conclude(Document document, Basis basis) {
        return by(current -> conclude(current, current.reader().read(document).on(basis)));
    }

    /**
     * What the rules conclude on a project that a program built.
     *
     * @param facts the project; what it leaves out is filled by the rulebook's defaults
     * @param basis which figures
     * @return the conclusions
     * @throws RefusedException with everything that is wrong with the facts
     */
    public Conclusions conclude(ProjectFacts facts, Basis basis) {
        return by(current -> conclude(current, current.reader().read(facts).on(basis)));
    }

    /**
     * The same for facts that {@link Rulebook#reader} of this advisor's rulebook has read, which spares checking them.
     *
     * @param facts the project, its gaps filled
     * @return the conclusions
     */
    @API(status = API.Status.INTERNAL)
    public Conclusions conclude(CaseFacts facts) {
        return by(current -> conclude(current, facts));
    }

    private static Conclusions conclude(InForce current, CaseFacts facts) {
        return new Session(current, current.given(facts)).conclusions();
    }

    /**
     * The same where only some rules may fire on some kinds of fact, for those who know that the others do not matter to what
     * they ask.
     *
     * @param facts the project, its gaps filled
     * @param rules names of the rules
     * @param kinds kinds of fact of the input and the reference data, as rules name them
     * @return the conclusions
     */
    @API(status = API.Status.INTERNAL)
    public Conclusions conclude(CaseFacts facts, Set<String> rules, Set<String> kinds) {
        return by(current -> {
            List<Fact> given = current.given(facts).stream()
                    .filter(fact -> kinds.contains(fact.type()))
                    .toList();
            return new Session(current, given).conclusions(rules);
        });
    }

    /**
     * Every firing that stood at the end, for projects that the rules leave undecided too.
     *
     * @param facts the project, its gaps filled
     * @return the firings
     */
    @API(status = API.Status.INTERNAL)
    public Trace trace(CaseFacts facts) {
        return by(current -> new Session(current, current.given(facts)).trace(false));
    }

    /**
     * What a session holds before any rule has fired.
     *
     * @param facts the project, its gaps filled
     * @return the facts
     */
    @API(status = API.Status.INTERNAL)
    public List<Fact> given(CaseFacts facts) {
        return by(current -> current.given(facts));
    }

    /**
     * All that a KIE session of one's own needs before it fires: the facts of a project, their gaps filled by the rulebook's
     * defaults, and the reference data that the rules read.
     *
     * <pre>{@code
     * KieSession session = KieServices.get().getKieClasspathContainer().newKieSession("advice-stateful");
     * try (Advisor advisor = Advisor.create()) {
     *     Document facts = Document.read(Path.of("facts-samples/bank-fraud-detection.json"));
     *     advisor.sessionFacts(facts, Basis.PUBLISHED).forEach(session::insert);
     *     session.fireAllRules();
     *     session.getObjects(ChosenStrategy.class::isInstance).forEach(System.out::println);
     * } finally {
     *     session.dispose();
     * }
     * }</pre>
     *
     * @param document the facts
     * @param basis which figures
     * @return immutable facts, to be inserted in any order
     * @throws RefusedException with everything that is wrong with the facts
     */
    public List<Object> sessionFacts(Document document, Basis basis) {
        return by(
                current -> values(current.given(current.reader().read(document).on(basis))));
    }

    /**
     * The same for a project that a program built.
     *
     * @param facts the project; what it leaves out is filled by the rulebook's defaults
     * @param basis which figures
     * @return immutable facts, to be inserted in any order
     * @throws RefusedException with everything that is wrong with the facts
     */
    public List<Object> sessionFacts(ProjectFacts facts, Basis basis) {
        return by(current -> values(current.given(current.reader().read(facts).on(basis))));
    }

    private static List<Object> values(List<Fact> facts) {
        return facts.stream().map(Fact::value).toList();
    }

    private Advice advise(InForce current, CaseFacts facts) {
        return built(current, facts, new Session(current, current.given(facts)).trace(false));
    }

    private Advice built(InForce current, CaseFacts facts, Trace trace) {
        return built(current, facts, trace, part -> true);
    }

    private Advice built(InForce current, CaseFacts facts, Trace trace, Predicate<String> wanted) {
        String decidedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        TracedConclusions concluded = new TracedConclusions(trace);
        List<Advice.ByProximity> byProximity =
                wanted.test("recommendation.byProximity") ? ProximityOutcomes.of(current, facts, concluded) : List.of();
        return new AdviceBuilder(current, facts, trace, concluded, byProximity).build(ids.get(), decidedAt, wanted);
    }

    /** Takes no more decisions. Those under way finish, and the last of them lets go of the rulebook. */
    @Override
    public void close() {
        InForce last = inForce.getAndSet(null);
        if (last != null) {
            last.retire();
        }
    }
}
