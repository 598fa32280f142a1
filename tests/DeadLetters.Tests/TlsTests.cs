using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

public sealed class TlsTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Dead_letters_are_found_on_a_broker_that_takes_only_tls()
    {
        var database = new DatabaseOptions { Folder = folder.FullName };
        await using var system = await TestSystem.StartAsync(rabbit.TlsOptions("ca.pem"), database, loops: false);

        (await system.Get<QueueBrowser>().QueuesAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
