package org.transferadvisor.configure;

import java.util.List;

/**
 * One setting of a training, before it is put into the words of a tool.
 *
 * @param value text, number, boolean, or a list of texts
 * @param why what it rests on: facts with their places, figures with their sources
 */
record Setting(Object value, List<String> why) {}
