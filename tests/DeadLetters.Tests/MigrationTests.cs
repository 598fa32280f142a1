using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_make_the_tables_that_the_model_describes()
    {
        using var sqlite = new SqliteFailedMessageContext.Design().CreateDbContext([]);
        using var postgres = new PostgresFailedMessageContext.Design().CreateDbContext([]);

        sqlite.Database.HasPendingModelChanges().ShouldBeFalse();
        postgres.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
