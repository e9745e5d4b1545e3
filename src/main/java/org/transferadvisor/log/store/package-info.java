/** Where entries are kept: tables of SQLite or PostgreSQL, by plain JDBC. */
@NullMarked
package org.transferadvisor.log.store;

import org.jspecify.annotations.NullMarked;
