package org.transferadvisor.log.calibration;

/**
 * One project that was carried out.
 *
 * @param proximity its Domain Proximity Score, 0 to 1
 * @param succeeded whether it succeeded
 */
public record Trial(double proximity, boolean succeeded) {}
