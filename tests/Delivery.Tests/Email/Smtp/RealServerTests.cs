using System.Text;
using BriefingBus.Configuration;
using BriefingBus.Delivery.Email;
using BriefingBus.Delivery.Email.Smtp;
using BriefingBus.Delivery.Ledger;
using MimeKit;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Email.Smtp;

/// <summary>The client against a mail server that is not ours, over TLS.</summary>
public sealed class RealServerTests(TestCertificate certificate) : IClassFixture<TestCertificate>
{
    [Theory]
    [InlineData(SmtpSecurity.StartTls, "PLAIN")]
    [InlineData(SmtpSecurity.StartTls, "LOGIN")]
    [InlineData(SmtpSecurity.Tls, "PLAIN")]
    [InlineData(SmtpSecurity.Tls, "LOGIN")]
    public async Task A_message_arrives_octet_for_octet_over_an_encrypted_connection_with_a_sign_in(SmtpSecurity security, string mechanism)
    {
        await using var server = await MailServer.StartAsync(security, certificate, mechanism);
        using var message = SampleEmail.Message("Größe", ".\n..\nFrom here\n" + new string('ü', 5000) + "\n.").ToMime();

        var receipt = await SendAsync(Options(server, security), message);

        receipt.ShouldBe("250 2.0.0 OK, queued as 4711");
        var taken = (await server.OneAsync());
        taken.Encrypted.ShouldBeTrue();
        taken.User.ShouldBe(MailServer.User);
        taken.Hello.ShouldBe("[127.0.0.1]");
        taken.From.ShouldBe("briefing@news.example");
        taken.To.ShouldBe(["jane@example.org"]);
        var octets = message.ToBytes();
        taken.Options.ShouldContain($"SIZE={octets.Length}");
        Encoding.Latin1.GetString(taken.Message).ShouldBe(Encoding.Latin1.GetString(octets));
    }

    [Fact]
    public async Task Lines_of_dots_arrive_as_they_left()
    {
        await using var server = await MailServer.StartAsync(SmtpSecurity.Tls, certificate);
        var octets =
            "From: briefing@news.example\r\nTo: jane@example.org\r\nSubject: dots\r\n\r\n.\r\n..\r\n...\r\n.a\r\n\r\n.\r\n"u8.ToArray();
        using var message = await MimeMessage.LoadAsync(new MemoryStream(octets), TestContext.Current.CancellationToken);

        await SendAsync(Options(server, SmtpSecurity.Tls), message);

        Encoding.Latin1.GetString((await server.OneAsync()).Message).ShouldBe(Encoding.Latin1.GetString(octets));
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls, "PLAIN")]
    [InlineData(SmtpSecurity.Tls, "LOGIN")]
    public async Task A_wrong_password_is_reported_in_the_servers_words_and_not_shown(SmtpSecurity security, string mechanism)
    {
        await using var server = await MailServer.StartAsync(security, certificate, mechanism);

        var fault = await Should.ThrowAsync<NotDeliveredException>(
            () => SendAsync(Options(server, security) with { Password = new Secret("${P}", "wrong-word") }));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldStartWith("localhost does not let 'briefing' in: 535 5.7.8");
        fault.ToString().ShouldNotContain("wrong-word");
        server.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task A_certificate_that_no_known_authority_vouches_for_gets_no_password_and_no_message(SmtpSecurity security)
    {
        await using var server = await MailServer.StartAsync(security, certificate);
        using var other = new TestCertificate();

        foreach (var ca in new[] { null, other.Authority })
        {
            var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(Options(server, security) with { Ca = ca }));
            fault.IsTransient.ShouldBeFalse();
            fault.Message.ShouldStartWith($"The connection to localhost:{server.Port} cannot be trusted: ");
            fault.Message.ShouldContain("certificate");
        }
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var server = await MailServer.StartAsync(SmtpSecurity.Tls, certificate);

        var fault = await Should.ThrowAsync<NotDeliveredException>(
            () => SendAsync(Options(server, SmtpSecurity.Tls) with { Server = "127.0.0.1" }));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldContain("RemoteCertificateNameMismatch");
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_where_it_should_is_not_spoken_to_in_clear()
    {
        await using var server = await MailServer.StartAsync(SmtpSecurity.StartTls, certificate);

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(Options(server, SmtpSecurity.Tls)));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldContain("See 'server', 'security' and 'ca'");
    }

    [Fact]
    public async Task A_recipient_beyond_ASCII_is_reached()
    {
        await using var server = await MailServer.StartAsync(SmtpSecurity.StartTls, certificate);
        using var message = SampleEmail.Message(to: "Ιωάννης <ιωάννης@παράδειγμα.gr>").ToMime();

        await SendAsync(Options(server, SmtpSecurity.StartTls), message);

        var taken = (await server.OneAsync());
        taken.To.ShouldBe(["ιωάννης@παράδειγμα.gr"]);
        taken.Options.ShouldContain("SMTPUTF8");
        taken.Message.ShouldBe(message.ToBytes(international: true));
    }

    [Fact]
    public async Task A_message_larger_than_the_server_accepts_is_not_offered()
    {
        await using var server = await MailServer.StartAsync(SmtpSecurity.StartTls, certificate);

        using var message = SampleEmail.Message(text: new string('x', 2_000_001)).ToMime();

        var fault = await Should.ThrowAsync<NotDeliveredException>(() => SendAsync(Options(server, SmtpSecurity.StartTls), message));

        fault.IsTransient.ShouldBeFalse();
        fault.Message.ShouldBe($"localhost takes messages of at most 2000000 octets; this one has {message.ToBytes().Length}");
    }

    private static EmailOptions OptionsOf(int port, SmtpSecurity security) => SampleEmail.Options with
    {
        Port = port,
        Security = security,
        User = MailServer.User,
        Password = new Secret("${PASSWORD}", MailServer.Password),
    };

    private EmailOptions Options(MailServer server, SmtpSecurity security) =>
        OptionsOf(server.Port, security) with { Ca = certificate.Authority };

    private static async Task<string> SendAsync(EmailOptions options, MimeMessage? message = null)
    {
        await using var session = await SmtpSession.OpenAsync(
            options.MailServer(), new SmtpTimeouts { Command = TimeSpan.FromSeconds(20) }, TimeProvider.System, CancellationToken.None);
        return await session.SendAsync(message ?? SampleEmail.Message().ToMime(), CancellationToken.None);
    }
}
