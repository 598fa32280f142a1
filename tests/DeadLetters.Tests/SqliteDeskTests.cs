using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Sqlite;
using Microsoft.Data.Sqlite;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>The desk over the file of an installation in one process.</summary>
public sealed class SqliteDeskTests : DeskSuite, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-dead-letters-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private protected override async Task<IDeadLetters> OpenAsync()
    {
        var store = await SqliteDeadLetters.OpenAsync(folder, TimeProvider.System, default);
        await store.RegisterAsync([Source], default);
        return store;
    }

    private protected override async Task<IReadOnlyList<DeadLetterMessage>> TakeSentAsync(IDeadLetters store)
    {
        var sent = new List<DeadLetterMessage>();
        await store.VisitAsync(Source, message =>
        {
            sent.Add(message);
            return new(AfterVisit.Remove);
        }, 1, default);
        return sent;
    }
}
