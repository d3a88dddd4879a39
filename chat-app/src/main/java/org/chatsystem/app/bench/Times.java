package org.chatsystem.app.bench;

import java.time.Duration;

/** How long to load before measuring, and how long to measure. */
record Times(Duration warmup, Duration duration) {}
