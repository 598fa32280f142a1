using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.EndToEnd.Tests.DeadLetters;

/// <summary>The table of failed messages, read by the test beside the processes that work with it.</summary>
internal sealed class FailedMessageTable(ServiceProvider services) : IAsyncDisposable
{
    public DeadLetterService Service => Get<DeadLetterService>();

    public static async Task<FailedMessageTable> OpenAsync(DatabaseOptions database)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddFailedMessages(database)
            .BuildServiceProvider();
        foreach (var migration in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await migration.StartingAsync(default);
        return new(services);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<int> CountAsync(MessageState state) =>
        (await Service.Messages.CountAsync(new() { State = state }, max: null, default)).Total;

    public Task<List<FailedMessage>> ListAsync(MessageState state) => Service.Messages.ListAsync(new() { State = state }, default)
        .ToListAsync().AsTask();

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync() =>
        [.. (await Service.Audit.ListAsync(null, null, null, 0, 1_000_000, default)).Select(e => e.Entry)];

    public async Task<int> CountSentAsync() => (await OperationsAsync()).Sum(o => o.Replay?.Sent ?? 0);

    public Task<IReadOnlyList<Operation>> OperationsAsync() => Service.Operations.ListAsync(DateTimeOffset.MinValue, 0, 1000, default);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
