@echo off
rem Finds a JDK 25 or newer, builds Cofferdam when its sources are newer than the last build, and runs it.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "APP=%ROOT%target\app"

set "JDK="
call :try "%JAVA_HOME%"
if not defined JDK call :try "%JAVA25_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :try "%%~dpJ.."
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks") do (
  for /d %%J in ("%%~P\*") do if not defined JDK call :try "%%~J"
)
if not defined JDK (
  echo cofferdam: a JDK 25 or newer is needed and none was found: install one, for example from https://adoptium.net, or set JAVA_HOME to it 1>&2
  exit /b 2
)

powershell -NoProfile -Command "$s = Get-Item -LiteralPath ($env:APP + '\stamp') -ErrorAction SilentlyContinue; if (-not $s -or -not (Test-Path -LiteralPath ($env:APP + '\cofferdam.jar'))) { exit 1 }; $n = Get-ChildItem -Recurse -LiteralPath ($env:ROOT + 'pom.xml'), ($env:ROOT + 'src\main'), ($env:ROOT + 'resources'), ($env:ROOT + 'playbooks') | Where-Object { $_.LastWriteTimeUtc -gt $s.LastWriteTimeUtc } | Select-Object -First 1; if ($n) { exit 1 }"
if errorlevel 1 call :build
if errorlevel 1 exit /b 2

"%JDK%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp "%APP%\cofferdam.jar" dev.cofferdam.app.Main %*
exit /b %ERRORLEVEL%

:try
if "%~1"=="" exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==.+-" %%V in ('findstr /b /c:"JAVA_VERSION=" "%~1\release"') do call :accept "%~1" %%~V
exit /b

:accept
if %~2 GEQ 25 set "JDK=%~f1"
exit /b

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo cofferdam: Maven is missing, which is needed to build: see https://maven.apache.org/install.html 1>&2
  exit /b 1
)
echo cofferdam: building... 1>&2
if not exist "%APP%" mkdir "%APP%"
type nul > "%APP%\stamp.new"
setlocal
set "JAVA_HOME=%JDK%"
set "MAVEN_OPTS=%MAVEN_OPTS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
call mvn -f "%ROOT%pom.xml" -B -q -Papp,quick -Dmaven.test.skip=true package 1>&2
endlocal & set "RESULT=%ERRORLEVEL%"
if not "%RESULT%"=="0" (
  del /q "%APP%\stamp" "%APP%\stamp.new" 2>nul
  echo cofferdam: the build failed, see above; nothing was started 1>&2
  exit /b 1
)
move /y "%ROOT%target\cofferdam.jar" "%APP%\cofferdam.jar" >nul 2>nul
if errorlevel 1 (
  del /q "%APP%\stamp.new" 2>nul
  echo cofferdam: the new build cannot take the place of the one that runs: close Cofferdam, then try again 1>&2
  exit /b 1
)
move /y "%APP%\stamp.new" "%APP%\stamp" >nul || exit /b 1
exit /b 0
