using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Web.Storage;

/// <summary>The read model in a SQLite file.</summary>
public sealed class SqliteWebContext(DbContextOptions<SqliteWebContext> options) : WebContext(options)
{
    /// <summary>Nothing to do: a SQLite transaction that means to write holds the file's one write lock from its first statement.</summary>
    internal override Task LockOutOtherWritersAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteWebContext>
    {
        public SqliteWebContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteWebContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
