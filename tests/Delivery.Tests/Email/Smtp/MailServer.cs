using BriefingBus.Delivery.Email.Smtp;
using System.Globalization;
using System.Text.Json;
using BriefingBus.Testing;

namespace BriefingBus.Delivery.Tests.Email.Smtp;

/// <summary>A mail server of Debian's (aiosmtpd) on loopback. Everyone signs in as <see cref="User"/>.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string User = "briefing";
    public const string Password = "Grüße, 世界";

    private readonly RunningProgram program;

    private MailServer(RunningProgram program, int port) => (this.program, Port) = (program, port);

    public int Port { get; }

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<TakenMessage> Taken =>
        [
            .. program.Output.Split('\n')
                .Where(l => l.StartsWith('{'))
                .Select(l => JsonSerializer.Deserialize<TakenMessage>(l, JsonSerializerOptions.Web)!),
        ];

    /// <summary>The one message that it took.</summary>
    public async Task<TakenMessage> OneAsync() => (await TakenAsync(1)).Single();

    /// <summary>What it took, when it is so much.</summary>
    public async Task<IReadOnlyList<TakenMessage>> TakenAsync(int count)
    {
        await Eventually.TrueAsync(() => Taken.Count >= count, $"the mail server has taken {count} messages");
        return Taken;
    }

    /// <summary>Starts one; skips the test where it is not installed.</summary>
    public static async Task<MailServer> StartAsync(SmtpSecurity security, TestCertificate certificate, string mechanism = "PLAIN")
    {
        if (!File.Exists(ReadMessage.Python) || !Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"))
            throw TestService.Absent("Debian's python3-aiosmtpd is not here");
        var word = JsonNamingPolicy.CamelCase.ConvertName(security.ToString());
        var script = Repository.PathOf("tests/Delivery.Tests/Email/Smtp/mail_server.py");
        var server = RunningProgram.Start(
            ReadMessage.Python, [script, word, certificate.CertificateFile, certificate.KeyFile, mechanism], Path.GetTempPath());
        await server.WroteAsync("listening ");
        var line = server.Output.Split('\n').First(l => l.StartsWith("listening ", StringComparison.Ordinal));
        return new MailServer(server, int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();
}

/// <summary>A message that the server took.</summary>
/// <param name="Encrypted">Whether the connection was.</param>
/// <param name="Hello">How the client named itself.</param>
/// <param name="User">Who signed in.</param>
/// <param name="From">The envelope's sender.</param>
/// <param name="Options">What was said of the message.</param>
/// <param name="To">The envelope's recipients.</param>
/// <param name="Message">The message, without what its way added.</param>
internal sealed record TakenMessage(
    bool Encrypted, string Hello, string? User, string From, IReadOnlyList<string> Options, IReadOnlyList<string> To, byte[] Message);
