package org.chatsystem.app.bench;

import java.util.List;
import org.chatsystem.app.bench.chart.Scale;

/**
 * Figures that are drawn over one another.
 *
 * @param label what they count, with its unit
 * @param figures what each is called, in a {@link Survey}'s answer as well
 */
record Plot(String label, Scale scale, List<String> figures) {}
