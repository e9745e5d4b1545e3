package org.transferadvisor.configure;

/** What comes of asking for a training configuration. */
public sealed interface Configured {

    /**
     * A file that trains.
     *
     * @param text its content
     * @param script whether it is a script in Python, not a configuration in YAML
     */
    record File(String text, boolean script) implements Configured {}

    /**
     * Nothing to train, and what to do instead.
     *
     * @param text one or two sentences
     */
    record Instead(String text) implements Configured {}

    /**
     * Another tool does it.
     *
     * @param text what the tool asked for cannot do
     * @param tool the value of {@code --for} that can
     */
    record ByAnother(String text, String tool) implements Configured {}
}
