package org.chatsystem.core.memory;

import org.chatsystem.core.contract.WebhooksContract;

class InMemoryWebhooksTest extends MemoryUnderTest implements WebhooksContract {}
