package org.transferadvisor.facts.reference;

import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;

/**
 * What stands in for a fact that a project does not state: a value, a cell of a reference table, or another fact. Where
 * several rows name the same fact, the first that gives a value counts.
 */
public record Default(
        @Field(about = "JSON pointer of the fact, * for every candidate", required = true)
        String fact,

        @Field(about = "the value itself") @Nullable Object value,

        @Field(about = "the table that has it") @Nullable String table,

        @Field(about = "JSON pointer of the fact that holds the id of the table's row") @Nullable
        String row,

        @Field(about = "the table's column") @Nullable String column,

        @Field(about = "JSON pointer of the fact to copy") @Nullable
        String copy,

        @Field(about = "are rules told, by Unstated, that it was used?") @Nullable
        Boolean told) {}
