package org.transferadvisor.rulebook.compiled;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

/** The rules of one rulebook, ready for sessions: all of them, or some for those who ask only what these conclude. */
public final class LoadedRules {

    private final Model model;
    private final @Nullable KieBaseConfiguration configuration;
    private final KieBase base;
    private final Map<Set<String>, KieBase> parts = new ConcurrentHashMap<>();

    private LoadedRules(Model model, @Nullable KieBaseConfiguration configuration) {
        this.model = model;
        this.configuration = configuration;
        this.base = base(model);
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
        return base;
    }

    /**
     * Some rules alone, without what the others cost. Made once for each choice.
     *
     * @param rules their names
     */
    public KieBase only(Set<String> rules) {
        return parts.computeIfAbsent(Set.copyOf(rules), names -> base(new Part(model, names)));
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
}
