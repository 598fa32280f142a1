using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using BriefingBus.ServiceDefaults.Bus;
using Xunit;

namespace BriefingBus.Testing;

/// <summary>A virtual host of its own on the tests' RabbitMQ (<c>TEST_RABBITMQ</c>, see <c>tests/services</c>): a class fixture that
/// starts empty and is removed at the end. Without a server the class's tests are skipped; with <c>CI=true</c> they fail.</summary>
public sealed class RabbitMqServer : IAsyncLifetime
{
    private readonly HttpClient management = new();
    private readonly string? why = TestService.WhyAbsent("TEST_RABBITMQ", "TEST_RABBITMQ_MANAGEMENT");
    private BusOptions? options;

    /// <summary>How to reach the virtual host; skips the test that asks where there is no server.</summary>
    public BusOptions Options => options ?? throw TestService.Absent(why!);

    /// <summary>How to reach the virtual host over TLS, with a client's certificate.</summary>
    /// <param name="authority">The file of the authority to trust: <c>ca.pem</c> issued the server's certificate.</param>
    public BusOptions TlsOptions(string authority)
    {
        if (TestService.WhyAbsent("TEST_TLS", "TEST_RABBITMQ_TLS") is { } absent)
            throw TestService.Absent(absent);
        var folder = System.Environment.GetEnvironmentVariable("TEST_TLS")!;
        return Options with
        {
            Host = System.Environment.GetEnvironmentVariable("TEST_RABBITMQ_TLS"),
            Tls = true,
            TlsCaFile = Path.Combine(folder, authority),
            TlsCertificateFile = Path.Combine(folder, "client.pem"),
            TlsKeyFile = Path.Combine(folder, "client.key"),
        };
    }

    /// <summary>What a service reads to reach the virtual host.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["BUS__HOST"] = Options.Host!,
        ["BUS__VIRTUALHOST"] = Options.VirtualHost,
        ["BUS__USER"] = Options.User,
        ["BUS__PASSWORD"] = Options.Password!,
    };

    /// <summary>The virtual host as an <c>amqp://</c> address, for a client that is not MassTransit.</summary>
    public Uri Address => new($"amqp://{Options.User}:{Options.Password}@{Options.Host}/{Options.VirtualHost}");

    /// <summary>RabbitMQ's management API, signed in; paths begin with <c>/api/</c>.</summary>
    public HttpClient Management => options is null ? throw TestService.Absent(why!) : management;

    /// <summary>Adds a user to the server who may use this virtual host; gone with the server.</summary>
    public async Task AddUserAsync(string user, string password)
    {
        (await Management.PutAsJsonAsync($"/api/users/{user}", new { password, tags = "" })).EnsureSuccessStatusCode();
        await AllowAsync(Options.VirtualHost, user);
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (why is not null)
            return;
        var server = new Uri(System.Environment.GetEnvironmentVariable("TEST_RABBITMQ")!);
        var login = server.UserInfo.Split(':', 2);
        management.BaseAddress = new(System.Environment.GetEnvironmentVariable("TEST_RABBITMQ_MANAGEMENT")!);
        management.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(server.UserInfo)));

        var host = "test-" + Guid.NewGuid().ToString("N")[..12];
        (await management.PutAsJsonAsync($"/api/vhosts/{host}", new { })).EnsureSuccessStatusCode();
        await AllowAsync(host, login[0]);
        options = new() { Host = server.Authority, VirtualHost = host, User = login[0], Password = login[1] };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (options is not null)
            await management.DeleteAsync($"/api/vhosts/{options.VirtualHost}");
        management.Dispose();
    }

    private async Task AllowAsync(string host, string user) => (await management.PutAsJsonAsync(
        $"/api/permissions/{host}/{user}", new { configure = ".*", write = ".*", read = ".*" })).EnsureSuccessStatusCode();
}
