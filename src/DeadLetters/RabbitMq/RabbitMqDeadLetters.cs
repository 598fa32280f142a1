using System.Text;
using System.Text.Json.Serialization;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.ServiceDefaults.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Dead letters in the queues of RabbitMQ themselves: nothing else is needed, neither a database nor a plug-in.</summary>
public sealed class RabbitMqDeadLetters : IDeadLetters
{
    /// <summary>How long a reading of the register holds.</summary>
    private static readonly TimeSpan NamesHold = TimeSpan.FromSeconds(10);

    /// <summary>A queue that is getting 100,000 letters back answers nobody meanwhile.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    /// <summary>A broker that blocks its publishers says nothing and confirms nothing.</summary>
    private static readonly TimeSpan LongestPublish = TimeSpan.FromSeconds(30);

    private readonly IConnection connection;
    private readonly IChannel sending;
    private readonly BrokerManagement management;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim looking = new(1);
    private IReadOnlyCollection<string> names = [];
    private long namesRead;

    private RabbitMqDeadLetters(IConnection connection, IChannel sending, BrokerManagement management, TimeProvider clock) =>
        (this.connection, this.sending, this.management, this.clock) = (connection, sending, management, clock);

    /// <summary>Connects, and declares what is not there yet: the queue of the parked, and the audit.</summary>
    /// <exception cref="BrokerUnreachableException">The broker is not reached, or refuses the sign-in.</exception>
    public static async Task<RabbitMqDeadLetters> OpenAsync(BusOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            UserName = options.User,
            Password = options.ReadPassword(),
            VirtualHost = options.VirtualHost,
            ClientProvidedName = "dead letters",
            TopologyRecoveryEnabled = false,
            ContinuationTimeout = LongestAnswer,
        };
        var opened = await factory.CreateConnectionAsync([.. options.Nodes.Select(node => new AmqpTcpEndpoint(new Uri("amqp://" + node)))], cancellationToken);
        var confirming = await opened.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        await QueueRegistry.DeclareAsync(confirming);
        await confirming.QueueDeclareAsync(DeadLetterQueue.Parked, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            [DurableQueue.DeliveryLimitArgument] = DurableQueue.AsGoodAsNoLimit,
        }, cancellationToken: cancellationToken);
        await AuditStream.DeclareAsync(confirming, cancellationToken);
        return new RabbitMqDeadLetters(opened, confirming, new BrokerManagement(options), clock);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellationToken)
    {
        var queues = new List<DeadLetterQueue>();
        IReadOnlyCollection<string> known;
        await using (await LookLock.TakeAsync(connection, looking, clock, cancellationToken))
            known = await NamesAsync(cancellationToken);
        foreach (var name in known)
            if (await QueueRound.CountAsync(connection, name, cancellationToken) is { } count)
                queues.Add(new(name, count));
        return queues;
    }

    /// <inheritdoc />
    public async Task VisitAsync(string? queue, Func<DeadLetterMessage, ValueTask<AfterVisit>> visit, int atOnce, CancellationToken cancellationToken)
    {
        await using var turn = await LookLock.TakeAsync(connection, looking, clock, cancellationToken);
        foreach (var name in queue is null ? await NamesAsync(cancellationToken) : [queue])
        {
            using var round = new QueueRound(connection, name, clock, visit, atOnce);
            if (!await round.RunAsync(cancellationToken))
                return;
        }
    }

    /// <inheritdoc />
    public async Task PutAsync(string queue, DeadLetterMessage message, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            MessageId = message.MessageId,
            ContentType = message.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = AmqpHeaders.ToAmqp(message.Headers),
        };
        try
        {
            await sending.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, cancellationToken).AsTask().WaitAsync(LongestPublish, clock, cancellationToken);
        }
        catch (TimeoutException blocked)
        {
            throw new TimeoutException(
                $"RabbitMQ has not taken a message within {LongestPublish.TotalSeconds:0} s: it may be out of memory or disk. The message is where it was.", blocked);
        }
        catch (PublishException returned) when (returned.IsReturn)
        {
            throw new NoSuchQueueException(queue, returned);
        }
    }

    /// <inheritdoc />
    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) => AuditStream.AppendAsync(sending, entry, cancellationToken).AsTask();

    /// <inheritdoc />
    public IAsyncEnumerable<AuditEntry> AuditAsync(DateTimeOffset? since, bool follow, CancellationToken cancellationToken) =>
        AuditStream.ReadAsync(connection, sending, since, follow, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        management.Dispose();
        await sending.DisposeAsync();
        await connection.DisposeAsync();
        looking.Dispose();
    }

    /// <summary>The parked, and the dead-letter queues: all that the broker has, where its management API can be asked; else those of every queue in the
    /// register. What is registered more than once is tidied up.</summary>
    private async Task<IReadOnlyCollection<string>> NamesAsync(CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(namesRead) < NamesHold && names.Count > 0)
            return names;
        if (await management.ListAsync<NamedQueue>("queues", cancellationToken) is { } listed)
        {
            names = [DeadLetterQueue.Parked, .. listed.Select(q => q.Name).Where(IsOfDeadLetters).Order(StringComparer.Ordinal)];
            namesRead = clock.GetTimestamp();
            return names;
        }
        var queues = new SortedSet<string>(StringComparer.Ordinal);
        using var round = new QueueRound(connection, QueueRegistry.Queue, clock, entry =>
            new(queues.Add(Encoding.UTF8.GetString(entry.Body.Span)) ? AfterVisit.Leave : AfterVisit.Remove), atOnce: 1);
        await round.RunAsync(cancellationToken);
        names = [DeadLetterQueue.Parked, .. queues.SelectMany(q => new[] { q + DeadLetterQueue.ErrorSuffix, q + DeadLetterQueue.SkippedSuffix })];
        namesRead = clock.GetTimestamp();
        return names;
    }

    private static bool IsOfDeadLetters(string queue) => queue != DeadLetterQueue.Parked
        && (queue.EndsWith(DeadLetterQueue.ErrorSuffix, StringComparison.Ordinal) || queue.EndsWith(DeadLetterQueue.SkippedSuffix, StringComparison.Ordinal));

    private sealed record NamedQueue([property: JsonPropertyName("name")] string Name);
}
