package org.transferadvisor.authoring.space;

/**
 * A field of a kind of fact.
 *
 * @param type as rules name it
 * @param path name or path such as {@code compute.likely}
 */
record FieldKey(String type, String path) implements Comparable<FieldKey> {

    /** The field of the fact itself, without what follows it. */
    String field() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    @Override
    public int compareTo(FieldKey other) {
        int types = type.compareTo(other.type);
        return types != 0 ? types : path.compareTo(other.path);
    }
}
