package io.winback.offer;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.FiguresContract;

/** A database that does not answer gets one query at a time, not one per caller. */
@QuarkusTest
class FiguresTest extends FiguresContract {}
