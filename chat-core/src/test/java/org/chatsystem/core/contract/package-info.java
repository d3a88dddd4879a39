/**
 * What every implementation of an out-port must do, as tests; published in the test-jar.
 *
 * <p>Whoever writes a backend implements {@link org.chatsystem.core.contract.StoreUnderTest} once,
 * in a base class that opens and closes the nodes, and then has one short test class for each
 * contract: {@code class MyUsersTest extends MyStore implements UsersContract {}}. The tests share
 * one store if need be: every name in them is new. They wait with limits and never sleep, and
 * silence is shown by a marker that is published afterwards, never by waiting.
 */
package org.chatsystem.core.contract;
