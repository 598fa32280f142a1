using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace BriefingBus.EndToEnd.Tests.Faults;

/// <summary>A RabbitMQ and a PostgreSQL of the test's own, which it may kill.</summary>
internal sealed partial class PrivateServices : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "briefingbus-faults-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly int nodes;
    private readonly Dictionary<string, string> variables = [];

    private PrivateServices(int nodes) => this.nodes = nodes;

    public Uri Broker => new(variables["TEST_RABBITMQ"]);

    public string Password => Broker.UserInfo.Split(':')[1];

    public string Database => variables["TEST_POSTGRES"];

    /// <summary>Where RabbitMQ serves its own metrics, as <c>host:port</c>.</summary>
    public string BrokerMetrics => variables["TEST_RABBITMQ_METRICS"];

    /// <summary>The program of Prometheus, or null where it is not installed.</summary>
    public string? Prometheus => variables.GetValueOrDefault("TEST_PROMETHEUS");

    public HttpClient Management { get; } = new();

    /// <summary>What a service reads to reach both.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var environment = new Dictionary<string, string>
            {
                ["BUS__HOST"] = variables["TEST_RABBITMQ_HOSTS"],
                ["BUS__USER"] = Broker.UserInfo.Split(':')[0],
                ["BUS__PASSWORD"] = Password,
            };
            if (variables.ContainsKey("TEST_POSTGRES"))
            {
                var database = new NpgsqlConnectionStringBuilder(Database);
                environment["DATABASE__PROVIDER"] = "Postgres";
                environment["DATABASE__HOST"] = database.Host!;
                environment["DATABASE__PORT"] = database.Port.ToString();
                environment["DATABASE__NAME"] = database.Database!;
                environment["DATABASE__USER"] = database.Username!;
                environment["DATABASE__PASSWORD"] = database.Password!;
            }
            return environment;
        }
    }

    /// <summary>Starts them; skips the test where a server's program is not installed.</summary>
    public static async Task<PrivateServices> StartAsync(int nodes = 1)
    {
        var services = new PrivateServices(nodes);
        var exports = await services.RunAsync("start");
        foreach (Match export in Export().Matches(exports))
            services.variables[export.Groups[1].Value] = export.Groups[2].Value;
        if (!services.variables.ContainsKey("TEST_RABBITMQ") || (nodes == 1 && !services.variables.ContainsKey("TEST_POSTGRES")))
            throw TestService.Absent("RabbitMQ or PostgreSQL is not installed");
        services.Management.BaseAddress = new(services.variables["TEST_RABBITMQ_MANAGEMENT"]);
        services.Management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(services.Broker.UserInfo)));
        return services;
    }

    /// <summary>Kills a server hard and starts it again on its data.</summary>
    public Task RestartAsync(string server) => RunAsync("restart", server);

    /// <summary>Kills a server hard and leaves it down.</summary>
    public Task KillAsync(string server) => RunAsync("kill", server);

    /// <summary>Starts a killed server on its data.</summary>
    public Task UpAsync(string server) => RunAsync("up", server);

    /// <summary>Halts a server: its connections stay, and it answers nothing.</summary>
    public Task HaltAsync(string server) => RunAsync("halt", server);

    /// <summary>Lets a halted server go on.</summary>
    public Task GoOnAsync(string server) => RunAsync("continue", server);

    /// <summary>Kills the broker hard and starts it again without its data.</summary>
    public Task EmptyBrokerAsync() => RunAsync("empty", "rabbitmq");

    /// <summary>Runs <c>rabbitmqctl</c>.</summary>
    public Task ControlBrokerAsync(params string[] arguments) => RunAsync(["ctl", .. arguments]);

    public Task KillNodeAsync(int node) => RunAsync("kill", "rabbitmq", node.ToString());

    /// <summary>The rows of the table of failed messages, after everything that waits in the dead-letter queues was taken into it; and how
    /// many
    /// messages waited there.</summary>
    public async Task<(IReadOnlyList<FailedMessage> Rows, long Messages)> DeadLettersAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(Database);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddFailedMessages(new()
            {
                Provider = DatabaseProvider.Postgres,
                Host = database.Host!,
                Port = database.Port,
                Name = database.Database!,
                User = database.Username!,
                Password = database.Password,
            })
            .AddBrokerDeadLetters(new() { Host = Broker.Authority, User = Broker.UserInfo.Split(':')[0], Password = Password })
            .BuildServiceProvider();
        foreach (var migration in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await migration.StartingAsync(CancellationToken.None);
        var waiting = (await services.GetRequiredService<QueueBrowser>().QueuesAsync(CancellationToken.None)).Sum(q => q.Count);
        await services.GetRequiredService<BrokerIngest>().DrainAsync(CancellationToken.None);
        return (await services.GetRequiredService<DeadLetterService>().Messages.ListAsync(new(), CancellationToken.None).ToListAsync(),
            waiting);
    }

    /// <summary>The queues and how many messages each holds.</summary>
    public async Task<IReadOnlyList<(string Name, long Messages, string? Leader)>> QueuesAsync() =>
        [.. (await Management.GetFromJsonAsync<JsonElement[]>("/api/queues/%2F"))!.Select(q => (
            q.GetProperty("name").GetString()!,
            q.TryGetProperty("messages", out var messages) ? messages.GetInt64() : 0,
            q.TryGetProperty("leader", out var leader) ? leader.GetString() : null))];

    public async ValueTask DisposeAsync()
    {
        Management.Dispose();
        await RunAsync("stop");
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.PathOf("tests/services"), arguments) { RedirectStandardOutput = true };
        start.Environment["TEST_SERVICES"] = folder;
        start.Environment["TEST_NODES"] = nodes.ToString();
        if (nodes > 1)
            start.Environment["TEST_ONLY"] = "rabbitmq";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"tests/services {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    [GeneratedRegex("(\\w+)='([^']*)'")]
    private static partial Regex Export();
}
