package io.cowcatcher.nebula.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final AtomicLong now = new AtomicLong(17);
    private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofNanos(100), now::get);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    @Test
    void breaker_fewerFailuresThanItsThreshold_staysOpenForCalls() {
        fail(2);
        assertThat(breaker.nanosToWait()).isZero();
        breaker.answered();
        fail(2);
        assertThat(breaker.nanosToWait()).isZero();
        assertThat(breaker.isShut()).isFalse();
    }

    @Test
    void breaker_afterItsThreshold_keepsCallersAwayForThePause() {
        fail(3);
        assertThat(breaker.isShut()).isTrue();
        assertThat(breaker.nanosToWait()).isEqualTo(100);
        now.addAndGet(60);
        assertThat(breaker.nanosToWait()).isEqualTo(40);
    }

    @Test
    void breaker_afterThePause_letsOneCallerTry() {
        fail(3);
        now.addAndGet(100);
        assertThat(breaker.nanosToWait()).isZero();
        assertThat(breaker.nanosToWait()).isPositive();
        breaker.answered();
        assertThat(breaker.nanosToWait()).isZero();
        assertThat(breaker.isShut()).isFalse();
    }

    @Test
    void breaker_trialThatFails_shutsAgain() {
        fail(3);
        now.addAndGet(100);
        assertThat(breaker.nanosToWait()).isZero();
        fail(1);
        assertThat(breaker.nanosToWait()).isEqualTo(100);
    }

    @Test
    void breaker_trialThatNeverReports_letsAnotherTryAfterAPause() {
        fail(3);
        now.addAndGet(100);
        assertThat(breaker.nanosToWait()).isZero();
        now.addAndGet(100);
        assertThat(breaker.nanosToWait()).isZero();
    }
}
