package org.transferadvisor.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.type.FactField;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.KieSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transferadvisor.facts.input.DeclaredFact;
import org.transferadvisor.facts.input.FactsReader;
import org.transferadvisor.facts.reading.DeclaredFields;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.facts.reference.CalculationText;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.figures.Working;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.CheckedRulebook;
import org.transferadvisor.rulebook.check.RulebookCheck;
import org.transferadvisor.rulebook.check.Severity;
import org.transferadvisor.rulebook.check.safety.SafeRules;
import org.transferadvisor.rulebook.engine.ClassSafety;
import org.transferadvisor.rulebook.engine.CompiledCache;
import org.transferadvisor.rulebook.engine.CompiledRules;
import org.transferadvisor.rulebook.engine.LoadedRules;
import org.transferadvisor.rulebook.engine.RuleCompiler;
import org.transferadvisor.rulebook.engine.RuleIndex;
import org.transferadvisor.rulebook.model.Combinations;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.tree.Boundaries;

/**
 * One rulebook, checked and compiled: rules, reference data and sources. Immutable and safe for use by many threads; close
 * it when no decision uses it any more.
 */
public final class Rulebook implements AutoCloseable {

    /** The table of what an advice says of figures that are computed. */
    public static final String CALCULATIONS = "calculations";

    private static final Logger LOG = LoggerFactory.getLogger(Rulebook.class);

    /** How many conclusions of a kind a decision may well draw; the check counts with as many facts of each kind. */
    private static final long SOME = 20;

    private final RulebookFiles files;
    private final Manifest manifest;
    private final List<Layer> layers;
    private final Map<String, String> titles;
    private final ReferenceData reference;
    private final Map<String, Rule> rules;
    /** A figure as one rule takes it: two sheets may hold it, each in a line of its own. */
    private record Taken(Working working, String rule) {}

    private final Map<Taken, Rule> workings = new ConcurrentHashMap<>();
    private final List<String> ids;
    private final Set<String> deciding;
    private final Boundaries boundaries;
    private final LoadedRules loaded;
    private final Map<String, FactType> declared;
    private final DeclaredFields declaredFields;
    private final FactsReader reader;
    private final String digest;
    private final Map<Map<String, Long>, Optional<RuleInfo>> combining = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A rule with its sentence ready to fill.
     *
     * @param info what the rule says of itself
     * @param sentence its sentence
     * @param rank its place among the rules of the rulebook, by id
     */
    public record Rule(RuleInfo info, Sentence sentence, int rank) {}

    /**
     * A section of the article, or another source.
     *
     * @param id as rules and figures cite it
     * @param title its title
     * @param cites the sentence or data that it is cited for
     * @param section whether it is a section of the article
     */
    public record Source(String id, String title, String cites, boolean section) {}

    /**
     * One of the rulebooks that it is made of.
     *
     * @param name its name
     * @param version its version
     * @param digest SHA-256 over its files and those of its base, hexadecimal
     */
    public record Layer(String name, String version, String digest) {}

    /** What is read and checked before the rules are compiled. */
    private record Sources(
            Manifest manifest,
            List<Manifest.Named> layers,
            Map<String, String> titles,
            ReferenceData reference,
            List<RuleInfo> rules,
            Set<String> deciding,
            Boundaries boundaries) {}

    private Rulebook(RulebookFiles files, Sources sources, LoadedRules loaded) {
        this.files = files;
        this.manifest = sources.manifest();
        this.layers = layers(files, sources.layers());
        this.titles = Collections.unmodifiableMap(sources.titles());
        this.reference = sources.reference();
        this.loaded = loaded;
        this.digest = files.digest();
        this.deciding = Set.copyOf(sources.deciding());
        this.boundaries = sources.boundaries();
        Map<String, Rule> byName = new LinkedHashMap<>();
        this.ids = Stream.concat(sources.rules().stream().map(RuleInfo::id), reference.ids(CALCULATIONS).stream())
                .sorted()
                .toList();
        sources.rules()
                .forEach(info -> byName.put(
                        info.name(),
                        new Rule(info, Sentence.of(info.because()), Collections.binarySearch(ids, info.id()))));
        this.rules = Collections.unmodifiableMap(byName);
        long compiled = loaded.base().getKiePackages().stream()
                .mapToLong(each -> each.getRules().size())
                .sum();
        if (compiled != rules.size()) {
            throw new IllegalStateException(
                    compiled + " rules are compiled of the " + rules.size() + " of the rulebook");
        }
        this.declared = factTypes(loaded.base());
        // the rules of the built-in rulebook declare no kind of fact, so none of them names one
        this.declaredFields =
                declared.isEmpty() ? DeclaredFields.NONE : files.unpackedModel().declaredFields();
        this.reader = FactsReader.of(reference, Words.of(reference::ids, declaredTypes(declared), declaredFields));
    }

    private static List<Layer> layers(RulebookFiles files, List<Manifest.Named> names) {
        List<Layer> layers = new ArrayList<>();
        RulebookFiles at = files;
        for (Manifest.Named each : names) {
            RulebookFiles layer = Objects.requireNonNull(at, "a manifest a layer");
            layers.add(new Layer(each.name(), each.version(), layer.digest()));
            at = layer.base();
        }
        return List.copyOf(layers);
    }

    private static Map<String, FactType> factTypes(KieBase base) {
        Map<String, FactType> types = new TreeMap<>();
        base.getKiePackages().stream()
                .flatMap(each -> each.getFactTypes().stream())
                .filter(type -> type.getPackageName().equals(RuleCompiler.PACKAGE))
                .forEach(type -> types.put(type.getSimpleName(), type));
        return types;
    }

    private static Map<String, Map<String, Class<?>>> declaredTypes(Map<String, FactType> declared) {
        Map<String, Map<String, Class<?>>> types = new LinkedHashMap<>();
        declared.forEach((name, type) -> {
            Map<String, Class<?>> fields = new LinkedHashMap<>();
            for (FactField field : type.getFields()) {
                fields.put(field.getName(), field.getType());
            }
            types.put(name, fields);
        });
        return types;
    }

    /**
     * The rulebook that is packed with the classes, which the build compiled.
     *
     * @throws IllegalStateException where it is not there
     */
    public static Rulebook builtIn() {
        RuleIndex index = packed();
        return kept(RulebookFiles.packed(index.paths(), index.digest()), index, null, () -> {
            Model model = Class.forName(index.model())
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return LoadedRules.of(model);
        });
    }

    private static RuleIndex packed() {
        try (InputStream in = Rulebook.class.getResourceAsStream(RuleIndex.PATH)) {
            if (in == null) {
                throw new IllegalStateException("the built-in rulebook is missing from the class path");
            }
            return RuleIndex.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules of the built-in rulebook, where another one extends it. */
    private static @Nullable RuleIndex extended(RulebookFiles files) {
        return files.extendsPacked() ? packed() : null;
    }

    /**
     * Checks and compiles the rulebook in a folder.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    public static Rulebook in(Path folder) {
        return of(RulebookFiles.in(folder), CompiledCache.ofUser());
    }

    /**
     * Checks and compiles a rulebook.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    public static Rulebook of(RulebookFiles files) {
        return of(files, CompiledCache.none());
    }

    /**
     * Checks and compiles a rulebook, or takes its compiled rules from a cache that keeps them under its digest.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    public static Rulebook of(RulebookFiles files, CompiledCache cache) {
        if (files.isPacked()) {
            return builtIn();
        }
        String digest = files.digest();
        CompiledRules kept = cache.find(digest);
        if (kept != null) {
            try {
                return loaded(files, kept);
            } catch (IllegalStateException e) {
                LOG.debug("kept rules do not load and are compiled again", e);
                cache.forget(digest);
            }
        }
        CheckedRulebook checked = RulebookCheck.of(files).orRefuse();
        Manifest manifest = Objects.requireNonNull(checked.manifest(), "a broken manifest is an error");
        CompiledRules compiled = new RuleCompiler().compile(files, checked.rules());
        Sources sources = new Sources(
                manifest,
                Manifest.documents(files).stream().map(Manifest::named).toList(),
                manifest.titles(),
                checked.reference(),
                checked.rules(),
                compiled.index().deciding(),
                compiled.index().boundaries());
        Rulebook rulebook = new Rulebook(files, sources, compiled.load(extended(files)));
        cache.keep(compiled);
        return rulebook;
    }

    /**
     * The texts of the rules passed their check when they were kept, under their digest and by the same check; the classes
     * are checked again, so that nothing gets round it.
     */
    private static Rulebook loaded(RulebookFiles files, CompiledRules kept) {
        List<Problem> unsafe = ClassSafety.check(kept.classes());
        if (!unsafe.isEmpty()) {
            throw new IllegalStateException("kept rules reach what rules may not: " + unsafe);
        }
        RuleIndex base = extended(files);
        return kept(files, kept.index(), base, () -> kept.load(base));
    }

    /** Reads what was kept, while another thread loads the rules: each takes about as long as the other. */
    private static Rulebook kept(
            RulebookFiles files, RuleIndex index, @Nullable RuleIndex base, Callable<LoadedRules> rules) {
        FutureTask<LoadedRules> loading = new FutureTask<>(rules);
        Thread loader = new Thread(loading, "rules of " + index.digest());
        loader.setDaemon(true);
        loader.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        loader.start();
        List<Document> documents = new ArrayList<>(index.parsed());
        if (!files.isPacked() && files.text(RulebookFiles.MANIFEST).contains(Manifest.APPROVALS)) {
            // the digest leaves approvals out, so what was kept may know of others
            documents.replaceAll(each -> each.name().equals(RulebookFiles.MANIFEST)
                    ? Document.of(each.name(), files.text(RulebookFiles.MANIFEST))
                    : each);
        }
        if (base != null) {
            base.parsed()
                    .forEach(each -> documents.add(
                            new Document(RulebookFiles.builtIn(each.name()), each.root(), each.problems())));
        }
        List<Document> manifests = documents.stream()
                .filter(each -> RulebookFiles.local(each.name()).equals(RulebookFiles.MANIFEST))
                .toList();
        Manifest manifest = Manifest.of(manifests);
        Map<String, String> titles = manifest.titles();
        ReferenceData reference = ReferenceData.parsed(
                documents.stream()
                        .filter(each -> RulebookFiles.isReference(each.name()))
                        .toList(),
                titles.keySet());
        return new Rulebook(
                files,
                new Sources(
                        manifest,
                        manifests.stream().map(Manifest::named).toList(),
                        titles,
                        reference,
                        index.rules(),
                        index.deciding(),
                        index.boundaries()),
                loaded(loading));
    }

    private static LoadedRules loaded(Future<LoadedRules> loading) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return loading.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the compiled rules do not load", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Compiles what was checked, where no error was found, and adds what the compiler finds. Nothing is loaded. */
    public static CheckedRulebook compiled(CheckedRulebook checked) {
        if (checked.count(Severity.ERROR) > 0) {
            return checked;
        }
        try {
            new RuleCompiler().compile(checked.files(), checked.rules());
            return checked;
        } catch (RefusedException e) {
            return checked.with(Check.DOES_NOT_COMPILE, e.problems());
        }
    }

    /** Checks and compiles a rulebook for the build, which packs the result under the release of its artifact. */
    static Compiled compile(RulebookFiles files, ReleaseId release) {
        CheckedRulebook checked = RulebookCheck.of(files).orRefuse();
        return new Compiled(checked.rules(), new RuleCompiler().compile(SafeRules.of(files.model()), release));
    }

    /** A compiled rulebook that is not loaded. */
    record Compiled(List<RuleInfo> rules, InternalKieModule module) {}

    /** Its name. */
    public String name() {
        return manifest.name();
    }

    /** Its version. */
    public String version() {
        return manifest.version();
    }

    /** SHA-256 over every file of it that can change an outcome, hexadecimal. */
    public String digest() {
        return digest;
    }

    /** Itself, the rulebook that it extends, and so on. */
    public List<Layer> layers() {
        return layers;
    }

    /** Who approved it as it is; none where its content was approved by nobody. */
    public List<Manifest.Approval> approvals() {
        return manifest.approvalsOf(digest);
    }

    /**
     * Nothing, where somebody approved it as it is.
     *
     * @throws RefusedException where nobody did
     */
    public void approvedOrRefuse() {
        if (approvals().isEmpty()) {
            throw new RefusedException(List.of(new Problem(
                    RulebookFiles.MANIFEST,
                    0,
                    0,
                    "/approvals",
                    "nobody approved the rulebook " + name() + " " + version() + " as it is, digest "
                            + digest.substring(0, 12),
                    "a rulebook with an approval of this digest",
                    "`advisor rules approve DIR --by NAME` adds one")));
        }
    }

    /** The day from which it and its base are in force; null where they always are. */
    public @Nullable LocalDate effectiveFrom() {
        return manifest.effectiveFrom() == null ? null : LocalDate.parse(manifest.effectiveFrom());
    }

    /** Titles of the sections and sources that it may cite, by id. */
    public Map<String, String> titles() {
        return titles;
    }

    /** The sections and other sources that it may cite, by id, with what each is cited for. */
    public Map<String, Source> sources() {
        return manifest.cited();
    }

    /** The article that its rules implement, in one line. */
    public String article() {
        Manifest.Article article = manifest.article();
        return article.author() + ": " + article.title() + " (" + article.year() + "), doi:" + article.doi() + ", "
                + article.licence();
    }

    /**
     * The text of a rule, from its name to its end.
     *
     * @param file its file, relative to the rulebook
     * @param line line where it starts, from 1
     */
    public String ruleText(String file, int line) {
        return files.model().rules().stream()
                .filter(each -> each.file().equals(file) && each.place().line() == line)
                .map(each -> files.text(file).substring(each.start(), each.end()) + "\n")
                .findFirst()
                .orElse("");
    }

    /** The files that it was made of. */
    public RulebookFiles files() {
        return files;
    }

    /** Its reference data. */
    public ReferenceData reference() {
        return reference;
    }

    /** Its rules by name. */
    public Map<String, Rule> rules() {
        return rules;
    }

    /** The kinds of fact that its rules declare, each with its fields in order. */
    public Map<String, Map<String, Class<?>>> declaredTypes() {
        return declaredTypes(declared);
    }

    /** What it says of their fields. */
    public DeclaredFields declaredFields() {
        return declaredFields;
    }

    /** The names of the rules that can matter to which strategy is chosen; what the others conclude follows from it. */
    public Set<String> deciding() {
        return deciding;
    }

    /** The numbers that divide what answers of the decision tree rest on. */
    public Boundaries boundaries() {
        return boundaries;
    }

    /** The ids of its rules and of the figures that are computed, in alphabetical order. */
    public List<String> ids() {
        return ids;
    }

    /** Whether it has a rule, or a figure that is computed, of that id. */
    public boolean knows(String id) {
        return Collections.binarySearch(ids, id) >= 0;
    }

    /**
     * What an advice says of a figure that is computed, like a rule of its own: it stands where the rule stands that took the
     * sheet.
     *
     * @param working how it is worked out
     * @param taken the rule that took the sheet
     */
    public Rule calculation(Working working, RuleInfo taken) {
        return workings.computeIfAbsent(new Taken(working, taken.id()), any -> {
            Row row = Objects.requireNonNull(
                    reference.row(CALCULATIONS, working.id()), "the check demands a row for each figure");
            CalculationText text = (CalculationText) row.value();
            String source = row.provenance().get("because").source();
            RuleInfo info = new RuleInfo(
                    working.id(), text.name(), taken.file(), taken.line(), source, "", text.because(), working.reads());
            return new Rule(info, Sentence.of(text.because()), Collections.binarySearch(ids, working.id()));
        });
    }

    /**
     * The compiled rules.
     *
     * @throws IllegalStateException where the rulebook is closed
     */
    public KieBase base() {
        return open().base();
    }

    /**
     * An empty session, to be disposed of.
     *
     * @throws IllegalStateException where the rulebook is closed
     */
    public KieSession session() {
        return open().session();
    }

    /**
     * An empty session of some rules, for those who ask only what these conclude.
     *
     * @param some their names
     * @throws IllegalStateException where the rulebook is closed
     */
    public KieSession session(Set<String> some) {
        return open().session(some);
    }

    /**
     * The rule that breaks sessions off.
     *
     * @param breaks whether a session does
     * @return the rule; null where no session does
     * @throws IllegalStateException where the rulebook is closed
     */
    public @Nullable RuleInfo breaking(Predicate<KieSession> breaks) {
        String name = open().breaking(breaks);
        return name == null ? null : rules.get(name).info();
    }

    /**
     * The rule that would combine more facts than a machine can.
     *
     * @param facts how many facts of each kind a session starts with
     * @return null where none would; the rules that are packed with the classes do not
     */
    public @Nullable RuleInfo combining(Supplier<Map<String, Long>> facts) {
        return files.isPacked()
                ? null
                : combining.computeIfAbsent(facts.get(), this::search).orElse(null);
    }

    private Optional<RuleInfo> search(Map<String, Long> facts) {
        RuleModel model = files.model();
        long candidates = facts.getOrDefault("Candidate", 0L);
        for (org.transferadvisor.rulebook.model.Rule each : model.rules()) {
            long made = Combinations.of(each, model.vocabulary(), facts, Math.max(SOME, candidates));
            if (made > Combinations.MOST) {
                return Optional.of(rules.get(each.name()).info());
            }
        }
        return Optional.empty();
    }

    private LoadedRules open() {
        if (closed) {
            throw new IllegalStateException("the rulebook " + name() + " " + version() + " is closed");
        }
        return loaded;
    }

    /** Reads facts in the words of this rulebook. */
    public FactsReader reader() {
        return reader;
    }

    /**
     * A fact of a type that the rules declare.
     *
     * @param fact its values, checked by {@link #reader}
     */
    public Object declared(DeclaredFact fact) {
        FactType type = declared.get(fact.type());
        if (type == null) {
            throw new IllegalArgumentException("the rulebook declares no " + fact.type());
        }
        try {
            Object made = type.newInstance();
            fact.values()
                    .forEach((name, value) -> type.set(
                            made, name, fitted(value, type.getField(name).getType())));
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a declared fact cannot be made", e);
        }
    }

    private static Object fitted(Object value, Class<?> type) {
        if (!(value instanceof Number number)) {
            return value;
        }
        if (type == int.class || type == Integer.class) {
            return number.intValue();
        }
        return type == long.class || type == Long.class ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    /** Closes it for new sessions. Its classes are freed once nothing refers to it. */
    @Override
    public void close() {
        closed = true;
    }
}
