package org.transferadvisor.rulebook.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** The rules of one rulebook, ready for sessions: all of them, or some for those who ask only what these conclude. */
public final class LoadedRules {

    private final Model model;
    private final @Nullable KieBaseConfiguration configuration;
    private final Ready all;
    private final Map<Set<String>, Ready> parts = new ConcurrentHashMap<>();

    /** Rules with the sessions that wait to be used again: making the memories of a session takes a fifth of a decision. */
    private record Ready(KieBase base, KieSessionsPool sessions) {

        static Ready of(KieBase base) {
            return new Ready(base, base.newKieSessionsPool(0));
        }
    }

    /**
     * Rules of two rulebooks, of which one extends the other.
     *
     * @param own those of the first; null where it has none
     * @param base those of the second
     * @param names which of the second are left
     */
    static LoadedRules of(
            @Nullable Model own, Model base, Set<String> names, @Nullable KieBaseConfiguration configuration) {
        Model left = new Part(base, names);
        return new LoadedRules(own == null ? left : new Joined(own, left), configuration);
    }

    private LoadedRules(Model model, @Nullable KieBaseConfiguration configuration) {
        this.model = model;
        this.configuration = configuration;
        this.all = Ready.of(base(model));
    }

    /** Rules whose classes are on the class path. */
    public static LoadedRules of(Model model) {
        return new LoadedRules(model, null);
    }

    /** Rules whose classes have a loader of their own. */
    static LoadedRules of(Model model, KieBaseConfiguration configuration) {
        return new LoadedRules(model, configuration);
    }

    /** All rules. */
    public KieBase base() {
        return all.base();
    }

    /** An empty session of all rules; disposing of it gives it back. */
    public KieSession session() {
        return all.sessions().newKieSession();
    }

    /**
     * An empty session of some rules alone, without what the others cost; disposing of it gives it back.
     *
     * @param rules their names
     */
    public KieSession session(Set<String> rules) {
        return parts.computeIfAbsent(Set.copyOf(rules), names -> Ready.of(base(new Part(model, names))))
                .sessions()
                .newKieSession();
    }

    /**
     * The rule that breaks sessions off: of the rules in the order of their layers the last of the fewest that do.
     *
     * @param breaks whether a session does, which it leaves open
     * @return its name; null where no session does
     */
    public @Nullable String breaking(Predicate<KieSession> breaks) {
        List<String> names = all.base().getKiePackages().stream()
                .flatMap(each -> each.getRules().stream())
                .map(RuleImpl.class::cast)
                .sorted(Comparator.comparingInt(
                                (RuleImpl each) -> -each.getSalience().getValue())
                        .thenComparing(RuleImpl::getName))
                .map(RuleImpl::getName)
                .toList();
        if (!breaks(names, breaks)) {
            return null;
        }
        int none = 0;
        int some = names.size();
        while (some - none > 1) {
            int middle = (none + some) / 2;
            if (breaks(names.subList(0, middle), breaks)) {
                some = middle;
            } else {
                none = middle;
            }
        }
        return names.get(some - 1);
    }

    private boolean breaks(List<String> rules, Predicate<KieSession> breaks) {
        KieSession session = base(new Part(model, Set.copyOf(rules))).newKieSession();
        try {
            return breaks.test(session);
        } finally {
            session.dispose();
        }
    }

    private KieBase base(Model some) {
        return configuration == null
                ? KieBaseBuilder.createKieBaseFromModel(some)
                : KieBaseBuilder.createKieBaseFromModel(some, configuration);
    }

    /** A model with some of its rules. */
    private record Part(Model whole, Set<String> names) implements Model {

        @Override
        public List<Rule> getRules() {
            return whole.getRules().stream()
                    .filter(each -> names.contains(each.getName()))
                    .toList();
        }

        @Override
        public String getName() {
            return whole.getName();
        }

        @Override
        public String getPackageName() {
            return whole.getPackageName();
        }

        @Override
        @SuppressWarnings("rawtypes") // as the interface has it
        public List<Global> getGlobals() {
            return whole.getGlobals();
        }

        @Override
        public List<Query> getQueries() {
            return whole.getQueries();
        }

        @Override
        public List<TypeMetaData> getTypeMetaDatas() {
            return whole.getTypeMetaDatas();
        }

        @Override
        public List<EntryPoint> getEntryPoints() {
            return whole.getEntryPoints();
        }
    }

    /** Two models as one. */
    private record Joined(Model own, Model base) implements Model {

        private <T> List<T> both(Function<Model, List<T>> part) {
            return Stream.concat(part.apply(own).stream(), part.apply(base).stream())
                    .toList();
        }

        @Override
        public List<Rule> getRules() {
            return both(Model::getRules);
        }

        @Override
        public String getName() {
            return own.getName();
        }

        @Override
        public String getPackageName() {
            return own.getPackageName();
        }

        @Override
        @SuppressWarnings("rawtypes") // as the interface has it
        public List<Global> getGlobals() {
            return both(Model::getGlobals);
        }

        @Override
        public List<Query> getQueries() {
            return both(Model::getQueries);
        }

        @Override
        public List<TypeMetaData> getTypeMetaDatas() {
            return both(Model::getTypeMetaDatas);
        }

        @Override
        public List<EntryPoint> getEntryPoints() {
            return both(Model::getEntryPoints);
        }
    }
}
