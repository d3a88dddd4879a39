/**
 * Draws curves as SVG: {@link org.chatsystem.app.bench.chart.Chart} is a picture with one panel
 * above the other over a common x axis, {@link org.chatsystem.app.bench.chart.Axis} what stands at
 * an edge and how values become places, {@link org.chatsystem.app.bench.chart.Line} what is drawn.
 *
 * <p>Knows nothing of what it draws.
 */
package org.chatsystem.app.bench.chart;
