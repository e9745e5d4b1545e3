package org.transferadvisor.workshop.proof;

/** Who wants to know how far a long work has come. */
public interface Progress {

    /** Nobody. */
    Progress NONE = (what, done, of) -> {};

    /**
     * Some work was done.
     *
     * @param what under way
     * @param done how much of it
     * @param of how much it is in all
     */
    void at(String what, long done, long of);
}
