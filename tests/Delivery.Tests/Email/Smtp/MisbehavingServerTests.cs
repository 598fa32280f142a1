using BriefingBus.Configuration;
using BriefingBus.Delivery.Email;
using BriefingBus.Delivery.Email.Smtp;
using BriefingBus.Delivery.Ledger;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MimeKit;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email.Smtp;

/// <summary>What is known of a message when the server refuses, falls silent or goes away, at each step.</summary>
public sealed class MisbehavingServerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    static MisbehavingServerTests() => TransientFault.AddRule(DeliveryFaults.IsTransient);

    [Theory]
    [InlineData(SmtpStandIn.Greeting, "421 4.3.2 Too busy", "the connection")]
    [InlineData("EHLO", "451 4.3.0 Later", "EHLO")]
    [InlineData("AUTH", "454 4.7.0 The directory is away", "the sign-in of 'briefing'")]
    [InlineData("MAIL", "452 4.3.1 No room", "mail from briefing@news.example")]
    [InlineData("RCPT", "450 4.2.0 Greylisted, come back in 5 minutes", "mail for jane@example.org")]
    [InlineData("DATA", "451 4.3.0 Later", "the message for jane@example.org")]
    [InlineData(SmtpStandIn.EndOfMessage, "451 4.7.1 Greylisted", "the message for jane@example.org")]
    public async Task A_transient_refusal_means_not_delivered_and_is_retried(string step, string answer, string what)
    {
        await using var server = new SmtpStandIn { Answers = { [step] = answer } };

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(server));

        fault.IsTransient.ShouldBeTrue();
        fault.Message.ShouldBe($"localhost puts off {what}: {answer}");
    }

    [Theory]
    [InlineData(SmtpStandIn.Greeting, "554 5.3.2 No mail here", "the connection")]
    [InlineData("EHLO", "550 5.7.1 Not you", "EHLO")]
    [InlineData("MAIL", "553 5.1.8 Unknown sender", "mail from briefing@news.example")]
    [InlineData("RCPT", "550 5.1.1 No such mailbox", "mail for jane@example.org")]
    [InlineData("DATA", "554 5.5.1 No", "the message for jane@example.org")]
    [InlineData(SmtpStandIn.EndOfMessage, "554 5.7.1 Looks like spam", "the message for jane@example.org")]
    public async Task A_permanent_refusal_means_not_delivered_and_is_not_retried(string step, string answer, string what)
    {
        await using var server = new SmtpStandIn { Answers = { [step] = answer } };

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(server));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldBe($"localhost refuses {what}: {answer}");
    }

    [Theory]
    [InlineData(SmtpStandIn.Greeting, SmtpStandIn.HangUp)]
    [InlineData("EHLO", SmtpStandIn.HangUp)]
    [InlineData("AUTH", SmtpStandIn.HangUp)]
    [InlineData("MAIL", SmtpStandIn.HangUp)]
    [InlineData("RCPT", SmtpStandIn.HangUp)]
    [InlineData("DATA", SmtpStandIn.HangUp)]
    [InlineData(SmtpStandIn.Greeting, SmtpStandIn.Silence)]
    [InlineData("EHLO", SmtpStandIn.Silence)]
    [InlineData("AUTH", SmtpStandIn.Silence)]
    [InlineData("RCPT", SmtpStandIn.Silence)]
    [InlineData("DATA", SmtpStandIn.Silence)]
    public async Task A_server_that_leaves_or_falls_silent_before_the_message_ended_has_not_delivered_it(string step, string answer)
    {
        await using var server = new SmtpStandIn { Answers = { [step] = answer } };

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(server, new SmtpTimeouts { Command = Short }));

        fault.IsTransient.ShouldBeTrue();
        fault.Message.ShouldStartWith($"localhost:{server.Port} could not be reached, or closed the connection: ");
        server.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_leaves_in_the_middle_of_a_message_has_not_delivered_it()
    {
        await using var server = new SmtpStandIn { HangUpWithin = 50_000 };

        // Long enough that it cannot lie in buffers alone, so that the writing itself fails.
        var fault = await Should.ThrowAsync<NotDeliveredException>(
            () => SendAsync(server, message: SampleEmail.Message(text: new string('x', 16_000_000)).ToMime()));

        fault.IsTransient.ShouldBeTrue();
        server.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SmtpStandIn.HangUp)]
    [InlineData(SmtpStandIn.Silence)]
    [InlineData("gibberish")]
    [InlineData("354 More, please")]
    public async Task A_server_that_leaves_or_makes_no_sense_after_the_message_ended_leaves_it_in_doubt(string answer)
    {
        await using var server = new SmtpStandIn { Answers = { [SmtpStandIn.EndOfMessage] = answer } };

        var doubt = await Should.ThrowAsync<InDoubtException>(() => SendAsync(server, new SmtpTimeouts { Acceptance = Short }));

        doubt.Message.ShouldStartWith("localhost was given the whole message for jane@example.org and ");
        TransientFault.IsTransient(doubt).ShouldBeTrue();
        server.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_thinks_long_is_waited_for_even_while_this_process_stops()
    {
        await using var server = new SmtpStandIn { ThinksFor = TimeSpan.FromSeconds(1) };
        using var stop = new CancellationTokenSource();

        var sending = SendAsync(server, cancellationToken: stop.Token);
        await Eventually.TrueAsync(() => server.Received == 1, "the server has the whole message");
        await stop.CancelAsync();

        (await sending).ShouldBe("250 OK");
    }

    [Fact]
    public async Task A_process_that_stops_before_the_message_ended_knows_that_it_was_not_delivered()
    {
        await using var server = new SmtpStandIn { Answers = { ["RCPT"] = SmtpStandIn.Silence } };
        using var stop = new CancellationTokenSource(Short);

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(server, cancellationToken: stop.Token));

        fault.IsTransient.ShouldBeTrue();
        fault.Message.ShouldBe("This process was stopped before the message was handed over");
    }

    [Fact]
    public async Task A_refused_connection_is_transient()
    {
        int port;
        await using (var server = new SmtpStandIn())
            port = server.Port;

        var fault = await Should.ThrowAsync<NotDeliveredException>(
            () => SendAsync(Options(port), SampleEmail.Message().ToMime(), new SmtpTimeouts(), CancellationToken.None));

        fault.IsTransient.ShouldBeTrue();
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2p1", "it says 'SSH-2.0-OpenSSH_9.2p1'")]
    [InlineData("HTTP/1.1 400 Bad Request", "it says 'HTTP/1.1 400 Bad Request'")]
    [InlineData("\u001b[31m220 x", "it says '[31m220 x'")]
    [InlineData("999 hello", "it says '999 hello'")]
    [InlineData("", "it says ''")]
    public async Task A_server_that_does_not_speak_SMTP_is_reported_as_such(string greeting, string what)
    {
        await using var server = new SmtpStandIn { Answers = { [SmtpStandIn.Greeting] = greeting } };

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(server));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldBe($"The server at localhost:{server.Port} does not speak SMTP: {what}. See 'server', 'port' and 'security'");
    }

    [Fact]
    public async Task A_line_or_a_reply_without_end_is_not_read_to_its_end()
    {
        await using var line = new SmtpStandIn { Answers = { [SmtpStandIn.Greeting] = "220 " + new string('x', 100_000) } };
        await using var reply =
            new SmtpStandIn { Answers = { ["EHLO"] = string.Concat(Enumerable.Repeat("250-x\r\n", 20_000)) + "250 x" } };

        (await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(line))).Message.ShouldContain("more than 65536 octets");
        (await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(reply))).Message.ShouldContain("more than 65536 octets");
    }

    [Fact]
    public async Task Nothing_is_sent_in_clear_text_if_required_encryption_is_not_offered()
    {
        await using var server = new SmtpStandIn();

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(
            Options(server.Port) with { Security = SmtpSecurity.StartTls }, SampleEmail.Message().ToMime(), new SmtpTimeouts(),
                CancellationToken.None));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldBe("localhost does not offer STARTTLS: see 'security' and 'port'");
        server.Commands.ShouldNotContain(
            c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replies_injected_before_encryption_do_not_count_after_it()
    {
        await using var server =
            new SmtpStandIn { Offers = ["STARTTLS"], Answers = { ["STARTTLS"] = "220 Go\r\n250-injected\r\n250 AUTH PLAIN" } };

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(
            Options(server.Port) with { Security = SmtpSecurity.StartTls }, SampleEmail.Message().ToMime(),
                new SmtpTimeouts { Command = TimeSpan.FromSeconds(5) }, CancellationToken.None));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldContain("it sent more than one reply before encryption began");
        server.Commands.ShouldBe(["connection", "EHLO [127.0.0.1]", "STARTTLS"]);
    }

    [Theory]
    [InlineData("AUTH XOAUTH2 GSSAPI", "XOAUTH2, GSSAPI")]
    [InlineData("PIPELINING", "none")]
    public async Task A_server_without_password_sign_in_gets_no_password(string offer, string offered)
    {
        await using var server = new SmtpStandIn { Offers = [offer] };

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(server));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldBe($"localhost offers no way to sign in with a password (it offers {offered})");
        server.Commands.ShouldNotContain(c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_not_given_to_a_server_that_knows_none()
    {
        await using var server = new SmtpStandIn();
        await using var session =
            await SmtpSession.OpenAsync(Options(server.Port).MailServer(), new SmtpTimeouts(), TimeProvider.System, CancellationToken.None);
        using var message = SampleEmail.Message(to: "ιωάννης@example.org").ToMime();

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => session.SendAsync(message, CancellationToken.None));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldContain("SMTPUTF8");
        server.Commands.ShouldNotContain(c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_ends_with_a_goodbye_and_one_that_is_refused_too()
    {
        await using var server = new SmtpStandIn();

        await SendAsync(server);
        server.Answers["RCPT"] = "550 No";
        await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(server));

        server.Commands.Select(c => c.Split(' ')[0]).ShouldBe(
            ["connection", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", ".", "QUIT", "connection", "EHLO", "AUTH", "MAIL",
                "RCPT", "RSET", "QUIT"]);
    }

    private static EmailOptions Options(int port) => SampleEmail.Options with
    {
        Port = port,
        Security = SmtpSecurity.None,
        User = "briefing",
        Password = new Secret("${PASSWORD}", "word"),
        PasswordInClear = true,
    };

    private static Task<string> SendAsync(
        SmtpStandIn server, SmtpTimeouts? timeouts = null, MimeMessage? message = null, CancellationToken cancellationToken = default) =>
        SendAsync(Options(server.Port), message ?? SampleEmail.Message().ToMime(), timeouts ?? new SmtpTimeouts(), cancellationToken);

    private static async Task<string> SendAsync(
        EmailOptions options, MimeMessage message, SmtpTimeouts timeouts, CancellationToken cancellationToken)
    {
        await using var session = await SmtpSession.OpenAsync(options.MailServer(), timeouts, TimeProvider.System, cancellationToken);
        return await session.SendAsync(message, cancellationToken);
    }
}
