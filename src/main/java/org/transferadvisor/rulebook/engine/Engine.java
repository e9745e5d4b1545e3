package org.transferadvisor.rulebook.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.drools.core.impl.InternalRuleBase;

/** The rules engine that rulebooks run on. */
public final class Engine {

    private static final String VERSIONS = "/drools.versions.properties";
    private static final String NAME = "Drools " + version();

    private Engine() {}

    /** Its name and version. */
    public static String name() {
        return NAME;
    }

    /** The engine's own list of versions tells even where all jars are one; where they are modules, a class of its jar finds it. */
    private static String version() {
        try (InputStream in = InternalRuleBase.class.getResourceAsStream(VERSIONS)) {
            if (in == null) {
                throw new IllegalStateException("the engine does not say its version: " + VERSIONS + " is missing");
            }
            Properties versions = new Properties();
            versions.load(in);
            return versions.getProperty("drools.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
