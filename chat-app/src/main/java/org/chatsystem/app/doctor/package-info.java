/**
 * {@code doctor}: looks at settings, machine and store before a server is trusted to them, and says
 * what to do.
 *
 * <p>Begin at {@link org.chatsystem.app.doctor.Doctor}. Each {@code …Exam} looks at one thing and
 * answers {@link org.chatsystem.app.doctor.Finding}s.
 */
package org.chatsystem.app.doctor;
