package org.transferadvisor.authoring.folder;

import java.nio.file.Path;
import java.util.Set;

/** Tells when files were saved. */
public interface Saves extends AutoCloseable {

    /**
     * Waits until something was saved, and until no more follows at once.
     *
     * @param elsewhere files and folders elsewhere that matter too
     * @return whether to look; false where the watch has ended
     */
    boolean await(Set<Path> elsewhere);

    /** Ends the watch: who waits is told so. */
    @Override
    void close();
}
