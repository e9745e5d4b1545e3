/** What a report says about each topic of an advice, once for all formats. */
@NullMarked
package org.transferadvisor.report.topic;

import org.jspecify.annotations.NullMarked;
