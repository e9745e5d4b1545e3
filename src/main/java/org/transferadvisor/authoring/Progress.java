package org.transferadvisor.authoring;

/** Who wants to know how far a long work has come. */
public interface Progress {

    /** Nobody. */
    Progress NONE = (what, done, of) -> {};

    /**
     * Some work was done. Called from any thread.
     *
     * @param what under way
     * @param done how much of it
     * @param of how much it is in all; 0 where that cannot be told
     */
    void at(String what, long done, long of);
}
