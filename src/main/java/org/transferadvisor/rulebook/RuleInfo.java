package org.transferadvisor.rulebook;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rule says of itself, and what it reads.
 *
 * @param id its stable id
 * @param name its name, unique in the rulebook
 * @param file its file, relative to the rulebook's folder
 * @param line line of that file where it starts, from 1
 * @param source id of the section of the article, or of another source
 * @param cites the words of that source that it rests on, to the letter; empty where it cites none
 * @param because its sentence
 * @param reads the fields that its conditions name, by the type of fact; fields in alphabetical order
 */
public record RuleInfo(
        String id,
        String name,
        String file,
        int line,
        String source,
        String cites,
        String because,
        Map<String, List<String>> reads) {

    /** Copies the map in the order of its keys, so that the record does not change and two builds write the same. */
    public RuleInfo {
        reads = Collections.unmodifiableMap(new TreeMap<>(reads));
    }
}
