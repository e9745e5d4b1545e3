/**
 * The workbench and the HTTP API: what the command line does, asked for by a page in a browser or by a program. Javalin, on Jetty,
 * is its server.
 */
@NullMarked
package org.transferadvisor.service;

import org.jspecify.annotations.NullMarked;
