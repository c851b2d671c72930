@echo off
rem Starts Sage. Finds a JDK 25 or later by itself: SAGE_JAVA_HOME, JAVA_HOME, the path, the usual places.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0.."
set "JDK="
if defined SAGE_JAVA_HOME call :suitable "%SAGE_JAVA_HOME%"
if not defined JDK if defined JAVA_HOME call :suitable "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :suitable "%%~dpJ.."
if not defined JDK for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :suitable "%%~D"
if not defined JDK (
  echo sage: There is no JDK 25 or later here; install one, or set SAGE_JAVA_HOME to its folder. 1>&2
  exit /b 2
)
"%JDK%\bin\java.exe" -Xms48m -XX:+UseCompactObjectHeaders -XX:G1HeapRegionSize=1m -XX:GCTimeRatio=4 -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:G1PeriodicGCInterval=60000 -XX:-HeapDumpOnOutOfMemoryError --add-modules dev.sage.console --enable-native-access=javafx.graphics,org.xerial.sqlitejdbc,dev.sage.workbench "-Dorg.sqlite.lib.path=%ROOT%\lib\native" "-Dsage.fonts=%ROOT%\lib\fonts" --module-path "%ROOT%\lib" --class-path "%ROOT%\lib\on-demand\*" %SAGE_JAVA_OPTIONS% --module dev.sage.workbench/dev.sage.workbench.cli.Sage %*
exit /b %ERRORLEVEL%

:suitable
if not exist "%~1\bin\java.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=.-+" %%M in ("%%~V") do if %%M GEQ 25 set "JDK=%~1"
exit /b 0
