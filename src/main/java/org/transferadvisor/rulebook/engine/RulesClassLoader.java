package org.transferadvisor.rulebook.engine;

import java.util.Map;

/**
 * Loads the classes of one rulebook. Rules that two rulebooks share have the same class names in both, so it asks its parent
 * only for what is not its own.
 */
final class RulesClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    /**
     * A loader.
     *
     * @param classes content by path, such as {@code org/transferadvisor/rules/A.class}
     */
    RulesClassLoader(Map<String, byte[]> classes) {
        super(RulesClassLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] content = classes.get(name.replace('.', '/') + ".class");
        if (content == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> there = findLoadedClass(name);
            return there != null ? there : defineClass(name, content, 0, content.length);
        }
    }
}
